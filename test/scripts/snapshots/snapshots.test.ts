import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixtureFile } from '../../fixture-deployments';

const root = join(__dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'snapshots-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('npm run snapshots keeps, beside a deployment, what the tests of the fixtures compare', () => {
  const file = join(folder, 'starter.ts');
  copyFileSync(fixtureFile('starter'), file);
  const program = ['--import', 'tsx', join(root, 'scripts/snapshots.ts'), file];
  const { status, stdout } = spawnSync(process.execPath, program, {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  });
  expect([status, stdout]).toEqual([0, expect.stringMatching(/wrote .*compliance\.yaml/)]);
  expect(textsIn(join(folder, 'snapshots/starter'))).toEqual(textsIn(join(root, 'test/snapshots/starter')));
}, 60_000);

const textsIn = (path: string) =>
  Object.fromEntries(readdirSync(path).map((name) => [name, readFileSync(join(path, name), 'utf8')]));
