import { parse } from 'tldts';
import facts from './taken-domains.json';

// Domains in which no organization but their owner has names. taken-domains.json has the sources.

const AWS = 'belongs to AWS';

const OWNERS: readonly (readonly [owner: string, domains: readonly string[]])[] = [
  [AWS, facts.aws],
  ['is answered by the resolver of the VPC', facts.vpc],
  ['is not for names of the DNS', facts.special],
];

/** Every such domain. */
export const TAKEN_DOMAINS: readonly string[] = OWNERS.flatMap(([, domains]) => domains);
/** Names that are AWS's under each public suffix. */
export const AWS_LABELS: readonly string[] = facts.awsLabels;

const NAME_SERVERS = /^awsdns-\d+$/;

/** The domain that a host name is or is inside of, and whose it is; `undefined` for any other name. */
export function takenDomain(
  hostName: string,
): { readonly domain: string; readonly owner: string } | undefined {
  for (const [owner, domains] of OWNERS) {
    const domain = domains.find((one) => isInside(hostName, one));
    if (domain !== undefined) return { domain, owner };
  }
  const { domain, domainWithoutSuffix: label } = parse(hostName);
  if (domain === null || label === null) return undefined;
  return AWS_LABELS.includes(label) || NAME_SERVERS.test(label) ? { domain, owner: AWS } : undefined;
}

/** Well-known sites by domain, each with its owner. Only that owner can have a model there. */
export const PUBLIC_SITES: readonly (readonly [domain: string, owner: string])[] = Object.entries(
  facts.public,
);

/** The well-known site that a host name is or is inside of; `undefined` for any other name. */
export const publicSite = (hostName: string) => PUBLIC_SITES.find(([domain]) => isInside(hostName, domain));

const isInside = (hostName: string, domain: string) => hostName === domain || hostName.endsWith(`.${domain}`);
