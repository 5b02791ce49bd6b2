/** The command cannot do what its user wants, and the user can change that. The message is ready to print, without a stack. */
export class CommandError extends Error {
  override readonly name: string = 'CommandError';
}

/** The arguments are not valid; the message names the one refused. The usage is printed below it. */
export class UsageError extends CommandError {
  override readonly name = 'UsageError';
}
