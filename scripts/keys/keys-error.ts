import { CommandError } from '../command-line/command-error';

/** Something the person at the terminal can change; its message is ready to print. */
export class KeysError extends CommandError {
  override readonly name = 'KeysError';
}
