import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixtureFile } from '../../fixture-deployments';
import { runScript } from '../../run-script';

const root = join(__dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'snapshots-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('npm run snapshots keeps, beside a deployment, what the tests of the fixtures compare', async () => {
  const file = join(folder, 'starter.ts');
  copyFileSync(fixtureFile('starter'), file);
  const { code, stdout } = await runScript('snapshots', file);
  expect([code, stdout]).toEqual([0, expect.stringMatching(/wrote .*compliance\.yaml/)]);
  expect(textsIn(join(folder, 'snapshots/starter'))).toEqual(textsIn(join(root, 'test/snapshots/starter')));
}, 60_000);

test('an invalid deployment stops no other; every invalid one is listed, and the command exits with 1', async () => {
  const more = mkdtempSync(join(folder, 'more-'));
  const [empty, unread, whole] = ['empty', 'unread', 'starter'].map((name) => join(more, `${name}.ts`)) as [
    string,
    string,
    string,
  ];
  writeFileSync(empty, 'export default {};');
  writeFileSync(unread, 'export default {');
  copyFileSync(fixtureFile('starter'), whole);
  const { code, stdout, stderr } = await runScript('snapshots', empty, unread, whole);
  expect([code, stdout]).toEqual([1, expect.stringMatching(/wrote .*starter\/compliance\.yaml/)]);
  for (const broken of [empty, unread]) expect(stderr).toContain(`${broken} is not a valid deployment`);
  expect(stderr).toContain(`Not written: ${empty}, ${unread}.`);
}, 60_000);

const textsIn = (path: string) =>
  Object.fromEntries(readdirSync(path).map((name) => [name, readFileSync(join(path, name), 'utf8')]));
