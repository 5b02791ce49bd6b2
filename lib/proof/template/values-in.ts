/** Every key and every text of a JSON value, each with the object or list that it is in. */
export function visit(value: unknown, on: Visitor): void {
  if (typeof value === 'string') on.text?.(value);
  if (typeof value !== 'object' || value === null) return;
  const keys = Array.isArray(value) ? [] : Object.keys(value);
  for (const key of keys) on.key?.(key, keys);
  for (const inner of Object.values(value)) visit(inner, on);
}

export interface Visitor {
  readonly text?: (text: string) => void;
  /** @param siblings all keys of the object, this one included */
  readonly key?: (key: string, siblings: readonly string[]) => void;
}
