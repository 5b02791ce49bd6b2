import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { runFolder } from '../../../lib/assembly/run-folder';

const folder = mkdtempSync(path.join(tmpdir(), 'run-folder-'));
afterAll(() => rmSync(folder, { recursive: true }));

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(path.join(folder, 'runs-'));
});

/** The folder of a run with this process id. */
function left(processId: number, machine = hostname()): string {
  const made = path.join(parent, `sandbox_${machine}_${processId}_AbC123`);
  mkdirSync(path.join(made, 'assembly'), { recursive: true });
  return made;
}

/** The id of a process that has ended. */
const ended = () => spawnSync(process.execPath, ['--version']).pid;

test('two runs of one deployment have a folder each', () => {
  const [one, other] = [runFolder('sandbox', parent), runFolder('sandbox', parent)];
  expect(one).not.toBe(other);
  expect(readdirSync(parent)).toHaveLength(2);
});

test('what a killed run left behind goes with the next run', () => {
  const stale = left(ended());
  const own = runFolder('starter', parent);
  expect([existsSync(stale), existsSync(own)]).toEqual([false, true]);
});

test('the folder of a run that is still running stays', async () => {
  const running = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)']);
  try {
    const live = left(running.pid ?? 0);
    runFolder('sandbox', parent);
    expect(existsSync(live)).toBe(true);
  } finally {
    const gone = once(running, 'exit');
    running.kill('SIGKILL');
    await gone;
  }
});

test.each([
  ['of another machine, whose processes are not known here', () => left(ended(), 'elsewhere.example.com')],
  [
    'that no run made',
    () => {
      const other = path.join(parent, 'ci');
      mkdirSync(other);
      return other;
    },
  ],
])('a folder %s stays', (_words, make) => {
  const other = make();
  runFolder('sandbox', parent);
  expect(existsSync(other)).toBe(true);
});
