import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixtureFile } from '../../fixture-deployments';

const root = join(__dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'snapshots-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = join(folder, 'starter.ts');
const kept = join(folder, 'snapshots/starter');

function snapshots(path: string) {
  const program = ['--import', 'tsx', join(root, 'scripts/snapshots.ts'), path];
  const env = { PATH: process.env.PATH };
  return spawnSync(process.execPath, program, { cwd: root, encoding: 'utf8', env });
}

test('npm run snapshots keeps what the tests of the fixtures compare, and a second run changes nothing', () => {
  copyFileSync(fixtureFile('starter'), file);
  const [first, second] = [snapshots(file), snapshots(file)];
  expect([first.status, first.stdout]).toEqual([0, expect.stringMatching(/wrote .*compliance\.yaml/)]);
  expect([second.status, second.stdout]).toEqual([0, expect.stringContaining('Nothing changed.')]);
  for (const name of readdirSync(join(root, 'test/snapshots/starter'))) {
    const reviewed = readFileSync(join(root, 'test/snapshots/starter', name), 'utf8');
    expect(readFileSync(join(kept, name), 'utf8')).toBe(reviewed);
  }
}, 60_000);

test('of a deployment that is not valid nothing is written, and its error is told', () => {
  writeFileSync(join(folder, 'broken.ts'), 'export default {};');
  const { status, stderr } = snapshots(join(folder, 'broken.ts'));
  expect([status, stderr]).toEqual([1, expect.stringContaining('broken.ts is not a valid deployment')]);
  expect(existsSync(join(folder, 'snapshots/broken'))).toBe(false);
}, 60_000);
