import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from './command-error';

type Options = NonNullable<ParseArgsConfig['options']>;

/** Positional arguments and options. @throws UsageError for an unknown option. */
export function readArguments<const O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** Refuses arguments after the last one that a command takes. @throws UsageError */
export function nothingAfter(taken: string, rest: readonly string[]): void {
  if (rest.length > 0) throw new UsageError(`Nothing is expected after ${taken}; got ${rest.join(' ')}.`);
}
