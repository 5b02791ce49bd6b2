/** What was asked cannot be done. The message is ready to print as it is. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}
