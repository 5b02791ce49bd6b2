/** The request has no such key. Said on purpose: a key nobody mentions is unknown, not missing. */
export const ABSENT = null;

/** What a request carries besides principal, action and resource: keys in any letter case. */
export type ContextValues = Readonly<Record<string, string | readonly string[] | typeof ABSENT>>;

/** The value of a key, `ABSENT` where the request has none, `undefined` where it is not known. */
export function contextValue(context: ContextValues, key: string): ContextValues[string] | undefined {
  const wanted = key.toLowerCase();
  return Object.entries(context).find(([name]) => name.toLowerCase() === wanted)?.[1];
}
