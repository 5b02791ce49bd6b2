import { constants } from 'node:os';
import { Closers } from '../../lib/assembly/closers';
import { isInWords } from '../../lib/assembly/is-in-words';
import { CommandError, UsageError } from './command-error';

/**
 * Runs a command the way all of them run. `--help` prints the usage and ends with 0. Invalid arguments end with 2, the
 * refused one named above the usage. A failure ends with 1: a message where the user can change the cause, a stack
 * for an unexpected error.
 *
 * A signal ends a command after the closers that `main` added to `onSignal`. Where `main` has already returned, as it
 * has when a server runs, the signal is the intended end, and the command ends with the code that `main` returned.
 *
 * @param main returns the exit code
 */
export async function runCommand(
  usage: string,
  main: (args: readonly string[], onSignal: Closers) => number | Promise<number>,
): Promise<void> {
  // The SDK's notice about Node.js versions is for maintainers of this repository, not for its users.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  const args = process.argv.slice(2);
  const onSignal = new Closers();
  // More than once: npm forwards the Ctrl-C that this process has already received from the terminal.
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      void onSignal.close().then(() => process.exit(process.exitCode ?? 128 + constants.signals[signal]));
    });
  }
  try {
    if (args.includes('--help')) console.log(usage);
    else process.exitCode = await main(args, onSignal);
  } catch (error) {
    console.error(error instanceof UsageError ? `${error.message}\n\n${usage}` : readable(error));
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}

/** Signals that end a command; a closed terminal sends SIGHUP. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The message of an error the user can change, or of an AWS error in one line; other errors as they are. */
function readable(error: unknown): unknown {
  if (error instanceof CommandError || isInWords(error)) return error.message;
  return error instanceof Error && '$metadata' in error ? `AWS: ${error.name}: ${error.message}` : error;
}
