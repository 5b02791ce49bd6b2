/** What was asked cannot be done, and whoever asked can change that. The message is ready to print, without a stack. */
export class CommandError extends Error {
  override readonly name: string = 'CommandError';
}
