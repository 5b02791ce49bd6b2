import { CommandError } from './command-error';

/** The arguments are not understood; the message names the one refused. The usage is printed below it. */
export class UsageError extends CommandError {
  override readonly name = 'UsageError';
}
