import facts from './taken-domains.json';

// Domains in which no organization but their owner has names. taken-domains.json has the sources.

const OWNERS: readonly (readonly [owner: string, domains: readonly string[]])[] = [
  ['belongs to AWS', facts.aws],
  ['is answered by the resolver of the VPC', facts.vpc],
  ['is not for names of the DNS', facts.special],
];

/** Every such domain. */
export const TAKEN_DOMAINS: readonly string[] = OWNERS.flatMap(([, domains]) => domains);

/** The domain that a host name is or is inside of, and whose it is; `undefined` for any other name. */
export function takenDomain(
  hostName: string,
): { readonly domain: string; readonly owner: string } | undefined {
  for (const [owner, domains] of OWNERS) {
    const domain = domains.find((one) => hostName === one || hostName.endsWith(`.${one}`));
    if (domain !== undefined) return { domain, owner };
  }
  return undefined;
}
