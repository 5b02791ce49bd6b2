import { constants } from 'node:os';
import { Closers } from '../../lib/assembly/closers';
import { isInWords } from '../../lib/assembly/is-in-words';
import { CommandError } from './command-error';
import { UsageError } from './usage-error';

/**
 * Runs a script the way all of them run. `--help` prints the usage and ends with 0. Arguments that are not understood
 * end with 2, the one refused named above the usage. What fails ends with 1: in words where the reader can change it,
 * with a stack where nobody foresaw it.
 *
 * A signal ends a script after what `main` has left with `onSignal`. Where `main` is done by then, as it is when a
 * server runs, the signal is how the script is meant to end, and it ends with what `main` gave.
 *
 * @param main gives the exit code
 */
export async function runCommand(
  usage: string,
  main: (args: readonly string[], onSignal: Closers) => number | Promise<number>,
): Promise<void> {
  // The SDK's notice about Node.js versions is for whoever updates this repository, not for who runs it.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  const args = process.argv.slice(2);
  const onSignal = new Closers();
  // More than once: npm passes on the Ctrl-C that this process has already got from the terminal.
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

/** What ends a command from outside; a closed terminal sends SIGHUP. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** An answer of AWS in one line. */
function readable(error: unknown): unknown {
  if (error instanceof CommandError || isInWords(error)) return error.message;
  return error instanceof Error && '$metadata' in error ? `AWS: ${error.name}: ${error.message}` : error;
}
