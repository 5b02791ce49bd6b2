import { Undecided } from '../undecided';

/** The request has no such key. It is stated explicitly, because a key that is not stated is unknown, not missing. */
export const ABSENT = null;

/** The condition keys of a request and their values. Keys are case-insensitive. */
export type ContextValues = Readonly<Record<string, string | readonly string[] | typeof ABSENT>>;

/** The value of a key; `ABSENT` if the request has none, `undefined` if it is not known. */
export function contextValue(context: ContextValues, key: string): ContextValues[string] | undefined {
  const wanted = key.toLowerCase();
  const [found, ...more] = Object.entries(context).filter(([name]) => name.toLowerCase() === wanted);
  if (more.length > 0) throw new Undecided(`the request states ${key} ${more.length + 1} times`);
  return found?.[1];
}
