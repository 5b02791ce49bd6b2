/** The headers of an event of API Gateway, for a proxy integration or a REQUEST authorizer. */
export interface EventHeaders {
  readonly headers?: Readonly<Record<string, string | undefined>> | null;
  readonly multiValueHeaders?: Readonly<Record<string, readonly string[] | undefined>> | null;
}

/**
 * Every value of every header, by its name in lower case. `headers` keeps only the last value of a repeated header, so
 * `multiValueHeaders` comes first. A value that only `headers` has counts as one more, so that a header on which the
 * two disagree is a repeated header.
 */
export function headersOf({
  headers,
  multiValueHeaders,
}: EventHeaders): Readonly<Record<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  const valuesOf = (name: string) => found.get(name.toLowerCase()) ?? [];
  const add = (name: string, values: readonly string[]) =>
    found.set(name.toLowerCase(), [...valuesOf(name), ...values]);
  for (const [name, values] of Object.entries(multiValueHeaders ?? {})) add(name, values ?? []);
  for (const [name, value] of Object.entries(headers ?? {})) {
    if (value != null && !valuesOf(name).includes(value)) add(name, [value]);
  }
  return Object.fromEntries(found);
}
