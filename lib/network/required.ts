/** The value, or an error that says what the network was built without. */
export function required<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`This deployment's network needs ${what}; got none.`);
  return value;
}
