/** Something the person at the terminal can change; its message is ready to print. */
export class KeysError extends Error {
  override readonly name = 'KeysError';
}
