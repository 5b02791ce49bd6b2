import { CommandError } from '../command-line/command-error';

/** Something the person at the terminal can change. The message is ready to print, without a stack. */
export class LocalRunError extends CommandError {
  override readonly name = 'LocalRunError';
}
