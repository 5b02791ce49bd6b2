/** What a registry asks for in `WWW-Authenticate` (RFC 9110, 11.6.1; Docker token authentication). */
export interface Challenge {
  /** In lower case: `basic`, `bearer`. */
  readonly scheme: string;
  /** By name in lower case. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** The first challenge of a header whose scheme this client knows; `undefined` where there is none. */
export function readChallenge(header: string | undefined): Challenge | undefined {
  const found = /(?:^|,)\s*(basic|bearer)(?:\s+|$)/i.exec(header ?? '');
  if (!found?.[1] || header === undefined) return undefined;
  const parameters: Record<string, string> = {};
  let rest = header.slice(found.index + found[0].length);
  for (;;) {
    const one = /^\s*,?\s*([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/.exec(rest);
    if (!one?.[1]) break;
    parameters[one[1].toLowerCase()] = one[2]?.replace(/\\(.)/g, '$1') ?? one[3] ?? '';
    rest = rest.slice(one[0].length);
  }
  return { scheme: found[1].toLowerCase(), parameters };
}
