import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Runs the cases in a process of their own: a test runner catches what would end a process. */
async function run(runs: number) {
  const program = join(__dirname, 'bursts/run.ts');
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program, String(runs)], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout);
}

test('whatever bytes a host or a service sends, and however they are cut: nothing is uncaught, each answer has one end, the next request goes well, and no connection is left', async () => {
  const { ran, seed, ...report } = await run(1000);
  // To run a seed again: node --import tsx test/contract/bursts/run.ts <runs> <seed>
  expect({ ran, seed, ...report }).toEqual({ ran: 1000, seed, uncaught: [], broken: [], leaked: 0 });
}, 120_000);
