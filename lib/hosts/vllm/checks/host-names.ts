import { parse } from 'tldts';
import { takenDomain } from '../../../config/facts/taken-domains';
import { modelCheck } from '../../../config/host-check';
import type { VllmModel } from '../schema';

/**
 * The host name of a model is one that the organization can own. A private zone answers for it and hides the public name:
 * with a name of AWS, calls to that service would reach a GPU.
 */
export const hostNameIsYours = modelCheck<VllmModel>()([], ({ certificate: { hostName } }, path) => {
  const why = whyNotYours(hostName);
  if (why === undefined) return [];
  return [
    {
      path: `${path}.certificate.hostName`,
      got: hostName,
      allowed: `a name inside a domain of your organization; ${why}`,
      fix: 'take a name such as qwen3-8b.llm.example.com, in a domain for which your certificate authority signs',
    },
  ];
});

function whyNotYours(hostName: string): string | undefined {
  const taken = takenDomain(hostName);
  if (taken) return `${taken.domain} ${taken.owner}`;
  const { isIp, publicSuffix, domain } = parse(hostName, { allowPrivateDomains: true });
  if (isIp) return 'this is an address';
  return domain === null
    ? `${publicSuffix} is a public suffix, under which others have their domains`
    : undefined;
}
