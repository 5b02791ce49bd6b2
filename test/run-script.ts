import { join } from 'node:path';
import type { runCommand } from '../scripts/command-line/run-command';
import type { ProgramResult } from './run-program';

// Runs a script of this repository inside the test, with the modules that the test has loaded. A process of its own
// costs seconds. Where the test is about the process (signals, folders, environment), use run-program.ts.

type Command = Parameters<typeof runCommand>;

const RUN_COMMAND = '../scripts/command-line/run-command';
const { runCommand: run } = jest.requireActual<{ readonly runCommand: typeof runCommand }>(RUN_COMMAND);

let loaded: Command | undefined;
jest.doMock(RUN_COMMAND, () => ({
  runCommand: (...command: Command) => {
    loaded = command;
  },
}));

const commands = new Map<string, Command>();

/** What a script passes to `runCommand` when it is loaded. */
function commandOf(script: string): Command {
  if (!commands.has(script)) require(join('../scripts', script));
  const command = commands.get(script) ?? loaded;
  if (!command) throw new Error(`scripts/${script}.ts does not call runCommand`);
  loaded = undefined;
  commands.set(script, command);
  return command;
}

/** @param script its name, `prove`; the result is what a shell would see */
export async function runScript(script: string, ...args: readonly string[]): Promise<ProgramResult> {
  const [usage, main] = commandOf(script);
  const printed = { stdout: '', stderr: '' };
  const into =
    (stream: keyof typeof printed) =>
    (...values: readonly unknown[]) => {
      printed[stream] +=
        `${values.map((value) => (value instanceof Error ? value.stack : value)).join(' ')}\n`;
    };
  const spies = [
    jest.spyOn(console, 'log').mockImplementation(into('stdout')),
    jest.spyOn(console, 'error').mockImplementation(into('stderr')),
  ];
  const [before, signals] = [process.argv, SIGNALS.map((signal) => process.listeners(signal))];
  process.argv = [process.execPath, script, ...args];
  try {
    await run(usage, main);
    return { code: Number(process.exitCode ?? 0), ...printed };
  } finally {
    process.argv = before;
    process.exitCode = undefined;
    for (const [index, signal] of SIGNALS.entries()) {
      for (const listener of process.listeners(signal)) {
        if (!signals[index]?.includes(listener)) process.off(signal, listener);
      }
    }
    for (const spy of spies) spy.mockRestore();
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
