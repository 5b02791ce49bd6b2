import facts from './token-issuers.json';

/** What an issuer of tokens sends where its own settings are as it ships. token-issuers.json has the sources. */
export interface TokenIssuer {
  readonly name: string;
  /** Host names of its issuers; `*` is one label or more. */
  readonly hosts: readonly string[];
  /** The longest `exp` minus `iat` of an access token. */
  readonly lifetimeMinutes: number;
  /** Whether access tokens have the type `at+jwt`. */
  readonly atJwt: string;
  /** Whether access tokens have no `aud`, unless the client asks for a resource. */
  readonly withoutAud?: boolean;
  /** How the path of an issuer begins whose tokens are for other APIs than the issuer's own. */
  readonly path?: string;
}

const ISSUERS: readonly TokenIssuer[] = facts.issuers;

/** The known issuer at this URL; `undefined` for all others. Host names have no letter case. */
export function tokenIssuer(issuer: string): TokenIssuer | undefined {
  const { hostname } = new URL(issuer);
  return ISSUERS.find(({ hosts }) => hosts.some((host) => matches(host, hostname)));
}

function matches(pattern: string, hostname: string): boolean {
  const [start = '', end] = pattern.split('*');
  if (end === undefined) return hostname === pattern;
  return hostname.length > start.length + end.length && hostname.startsWith(start) && hostname.endsWith(end);
}
