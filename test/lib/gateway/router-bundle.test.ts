import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { AssetStaging, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { readRouterConfig } from '../../../lambda/router/config/router-config';
import { createApp } from '../../../lib/assembly/app';
import { routerConfigFor } from '../../../lib/gateway/router-config';
import { routerBundle } from '../../../lib/gateway/router-function';
import { planOf } from '../../../lib/plan/plan';
import { LANES } from '../../../policy/lane';
import { DEPLOYMENT } from './stacks';

/** The package of each lane, as it would be uploaded, in the order of the lanes; bundled anew each time. */
function packages(): string[] {
  AssetStaging.clearAssetHashCache();
  const app = createApp({ outdir: mkdtempSync(join(tmpdir(), 'router-bundle-')) });
  const stack = new Stack(app, 'Test');
  for (const lane of LANES)
    routerBundle(routerConfigFor(planOf(DEPLOYMENT), lane)).bind(new Construct(stack, lane));
  const { directory } = app.synth();
  const laneOf = (path: string) =>
    LANES.indexOf(readRouterConfig(JSON.parse(readFileSync(join(path, 'router-config.json'), 'utf8'))).lane);
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(directory, entry.name))
    .sort((a, b) => laneOf(a) - laneOf(b));
}

const first = packages();

test('a package is the router, its reader of documents and its configuration, nothing else', () => {
  for (const path of first) {
    expect(readdirSync(path).sort()).toEqual(['document-reader.mjs', 'index.js', 'router-config.json']);
  }
});

test('each package contains the configuration of its lane, which the router can read', () => {
  const configs = first.map((path) =>
    readRouterConfig(JSON.parse(readFileSync(join(path, 'router-config.json'), 'utf8'))),
  );
  expect(configs).toEqual(LANES.map((lane) => routerConfigFor(planOf(DEPLOYMENT), lane)));
});

test('I11: the same sources and deployment give the same package, named by its bytes', () => {
  expect(packages().map((path) => basename(path))).toEqual(first.map((path) => basename(path)));
});

test('I11: the package contains no path of the machine that built it', () => {
  for (const path of first) {
    expect(readFileSync(join(path, 'document-reader.mjs'), 'utf8')).not.toContain(
      join(__dirname, '..', '..', '..'),
    );
    expect(readFileSync(join(path, 'index.js'), 'utf8')).not.toContain(join(__dirname, '..', '..', '..'));
  }
});

test('the package needs only Node.js', () => {
  const code = readFileSync(join(first[0] ?? '', 'index.js'), 'utf8');
  const required = [...code.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name ?? '');
  expect(required.filter((name) => !name.startsWith('node:') && !BUILT_IN.includes(name))).toEqual([]);
});

test('the reader of documents needs only Node.js, and is no part of the router', () => {
  const reader = readFileSync(join(first[0] ?? '', 'document-reader.mjs'), 'utf8');
  const imported = [...reader.matchAll(/^import\b[^"'`]*["']([^"'`]+)["']/gm)].map(([, name]) => name);
  expect(imported.filter((name) => !name?.startsWith('node:'))).toEqual([]);
  expect(reader).toContain('GetTextContent');
  expect(readFileSync(join(first[0] ?? '', 'index.js'), 'utf8')).not.toContain('GetTextContent');
});

/** Node.js modules that packages import without `node:`. */
const BUILT_IN = [
  'crypto',
  'buffer',
  'http',
  'https',
  'stream',
  'url',
  'util',
  'os',
  'fs',
  'path',
  'net',
  'tls',
];
