import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { STAGE } from '../../lib/plan/routes';
import { basePath, endpointsOn } from '../../policy/endpoints';
import { LANES } from '../../policy/lane';

const ROOT = join(__dirname, '../..');
const pageAt = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const guides = readdirSync(join(ROOT, 'docs/guides')).filter((name) => name.endsWith('.md'));
const pages = ['README.md', 'docs/runbook.md', ...guides.map((name) => `docs/guides/${name}`)];

test('the guide for clients lists every endpoint and no other', () => {
  const listed = [...pageAt('docs/guides/openai-client.md').matchAll(/^\| `([A-Z]+) (\S+)` +\|/gm)];
  expect(listed.map(([, method, path]) => [method, path])).toEqual(
    endpointsOn('open').map(({ method, path }) => [method, `/${STAGE}${path}`]),
  );
});

const known = LANES.flatMap((lane) => [basePath(lane), ...endpointsOn(lane).map(({ path }) => path)]);
const named = pages.flatMap((page) =>
  [...pageAt(page).matchAll(/\/llm(\/[\w/-]*\w)/g)].map(([, path = '']) => [path, page] as const),
);

test.each(named)('%s, which %s names, is an endpoint or the end of a base URL', (path) => {
  expect([...known, '/sealed']).toContain(path);
});
