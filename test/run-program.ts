import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';

// Runs a program of this repository as a user does. A program may not end, for example a server that a gate should have
// stopped. Then it is killed after a time limit, and the test fails and shows what the program printed.

/** Longer than any program needs to synthesize, and shorter than the limit of the tests. */
const LONGEST_MS = 45_000;

/** The limit of a test that runs a program. */
export const PROGRAM_TEST_MS = 60_000;

const ROOT = resolve(__dirname, '..');

export interface ProgramOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Modules loaded before the program. */
  readonly preload: readonly string[];
}

/** The result of a program. `code` is null if this file killed it. */
export interface ProgramResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const running = new Set<ChildProcess>();
afterEach(() => running.forEach(end));

export async function runProgram(
  { cwd, env, preload }: ProgramOptions,
  program: string,
  ...args: readonly string[]
): Promise<ProgramResult> {
  const modules = [require.resolve('tsx'), ...preload].map((file) => pathToFileURL(file).href);
  const child = spawn(
    process.execPath,
    [...modules.flatMap((url) => ['--import', url]), join(ROOT, program), ...args],
    {
      cwd,
      // A process group of its own, so that the processes it starts are killed with it.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        HOME: '/nonexistent',
        AWS_EC2_METADATA_DISABLED: 'true',
        CDK_VALIDATION: 'false',
        ...env,
      },
    },
  );
  running.add(child);
  const limit = setTimeout(() => end(child), LONGEST_MS);
  try {
    const ended = once(child, 'exit');
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
    const [code] = await ended;
    return { code, stdout, stderr };
  } finally {
    clearTimeout(limit);
    running.delete(child);
  }
}

function end(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The group has already ended.
  }
}
