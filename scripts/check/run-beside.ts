import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';

/** One program of `node_modules/.bin`. */
export interface Step {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

/**
 * Runs programs side by side. Each prints one line when it is done, and what it printed itself if it failed.
 *
 * @returns whether all succeeded
 */
export async function runBeside(
  steps: readonly Step[],
  bin = path.join('node_modules', '.bin'),
): Promise<boolean> {
  const results = await Promise.all(steps.map((step) => run(step, bin)));
  return results.every((succeeded) => succeeded);
}

async function run({ name, command, args }: Step, bin: string): Promise<boolean> {
  const began = performance.now();
  const child = spawn(path.join(bin, command), args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'close');
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await ended;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${name}: ${code === 0 ? 'no problem' : 'FAILED'} (${seconds} s)`);
  if (code !== 0) console.log(`${stdout}${stderr}`.trimEnd());
  return code === 0;
}
