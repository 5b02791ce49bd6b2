/** Something the person who asked can mend; the message says what, ready to print. */
export class AuditError extends Error {
  override readonly name = 'AuditError';
}
