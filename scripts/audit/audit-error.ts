import { CommandError } from '../command-line/command-error';

/** Something the person who asked can mend; the message says what, ready to print. */
export class AuditError extends CommandError {
  override readonly name = 'AuditError';
}
