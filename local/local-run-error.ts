/** An error that the user can change. The message is ready to print, without a stack. */
export class LocalRunError extends Error {
  override readonly name = 'LocalRunError';
}
