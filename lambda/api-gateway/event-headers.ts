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
  for (const [name, values] of Object.entries(multiValueHeaders ?? {})) {
    const key = name.toLowerCase();
    const before = found.get(key);
    found.set(key, before ? [...before, ...(values ?? [])] : (values ?? []));
  }
  for (const [name, value] of Object.entries(headers ?? {})) {
    const key = name.toLowerCase();
    const before = found.get(key) ?? [];
    if (value != null && !before.includes(value)) found.set(key, [...before, value]);
  }
  return Object.fromEntries(found);
}
