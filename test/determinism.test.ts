import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fixtureFile } from './fixture-deployments';

const PROJECT = resolve(__dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'determinism-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('I11: the same deployment gives the same bytes from any folder, environment and CLI context', () => {
  const plain = synthesized('plain', PROJECT, {});
  const elsewhere = synthesized('elsewhere', folder, {
    AWS_REGION: 'eu-west-1',
    AWS_DEFAULT_REGION: 'eu-west-1',
    CDK_DEFAULT_ACCOUNT: '999999999999',
    CDK_DEFAULT_REGION: 'eu-west-1',
    HOME: folder,
    LANG: 'de_DE.UTF-8',
    TZ: 'Asia/Tokyo',
    // What the CLI passes on from its own defaults, and from files that say what the project says.
    CDK_CONTEXT_JSON: JSON.stringify({
      'aws:cdk:enable-path-metadata': true,
      'aws:cdk:enable-asset-metadata': true,
      'aws:cdk:version-reporting': true,
      'aws:cdk:bundling-stacks': ['none'],
      '@aws-cdk/aws-iam:minimizePolicies': true,
      'acknowledged-issue-numbers': [16603],
    }),
  });
  expect(Object.keys(plain).length).toBeGreaterThan(7);
  expect(elsewhere).toEqual(plain);
}, 60_000);

test('I11: context that would change a template is refused in words, from a variable and from the file for long context', () => {
  const overflow = join(folder, 'context-overflow.json');
  writeFileSync(
    overflow,
    JSON.stringify({ 'availability-zones:account=111122223333:region=us-east-1': ['x'] }),
  );
  const refused = () =>
    synthesized('refused', PROJECT, {
      CDK_CONTEXT_JSON: JSON.stringify({ '@aws-cdk/core:bootstrapQualifier': 'bank1' }),
      CONTEXT_OVERFLOW_LOCATION_ENV: overflow,
    });
  expect(refused).toThrow(/bootstrapQualifier[\s\S]*accountRules\.synthesis\.qualifier/);
  expect(refused).toThrow(/availability-zones:[\s\S]*availabilityZones/);
  expect(refused).not.toThrow(/ at .*ambient-context/);
}, 60_000);

/** Templates and asset lists as `cdk synth` writes them for the starter fixture. */
function synthesized(name: string, cwd: string, environment: Record<string, string>): Record<string, string> {
  const outdir = join(folder, name);
  mkdirSync(outdir, { recursive: true });
  const { PATH = '' } = process.env;
  const { stderr } = spawnSync(
    process.execPath,
    ['--import', require.resolve('tsx'), join(PROJECT, 'bin/blueprint.ts')],
    {
      cwd,
      encoding: 'utf8',
      env: {
        PATH,
        CDK_OUTDIR: outdir,
        CDK_VALIDATION: 'false',
        ...environment,
        CDK_CONTEXT_JSON: withDeployment(environment.CDK_CONTEXT_JSON),
      },
    },
  );
  const files = readdirSync(outdir).filter((file) => /\.(template|assets)\.json$/.test(file));
  if (files.length === 0) throw new Error(`Nothing was synthesized:\n${stderr}`);
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(outdir, file), 'utf8')]));
}

const withDeployment = (context = '{}') =>
  JSON.stringify({ ...JSON.parse(context), deployment: fixtureFile('starter') });
