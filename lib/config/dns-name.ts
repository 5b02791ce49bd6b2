import { isIP } from 'node:net';
import { takenDomain } from './facts/taken-domains';
import { textThat } from './text-like';

/** A condition on the host header takes no longer name (Elastic Load Balancing API, HostHeaderConditionConfig). */
const LONGEST = 128;
const LONGEST_LABEL = 63;

const FORM = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+([a-z]{2,}|xn--[a-z0-9-]*[a-z0-9])$/;

/** The host name of a model, in the one spelling that a certificate, a zone and a load balancer all take. */
export const hostName = textThat(
  `a DNS name in lower case with at least two labels, of letters, digits and hyphens, without a dot at its end; at most ${LONGEST} characters, ${LONGEST_LABEL} in a label`,
  isHostName,
  nextStep,
);

function isHostName(text: string): boolean {
  return (
    FORM.test(text) && text.length <= LONGEST && labelsOf(text).every(({ length }) => length <= LONGEST_LABEL)
  );
}

function nextStep(text: string): string {
  if (isIP(text) !== 0)
    return 'write the name in the certificate; the blueprint makes it resolve to the load balancer';
  if (text.includes('*')) return 'write one name that the certificate covers: each model has its own';
  if (text.includes('_'))
    return proposed(text.replaceAll('_', '-'), 'remove the underscore: it is not for names of hosts');
  if (/^[a-z]+:\/\//.test(text)) return 'write the name alone, without https:// and without a path';
  if (text.length > LONGEST)
    return `shorten it to ${LONGEST} characters: a rule of the load balancer takes no more`;
  if (labelsOf(text).some(({ length }) => length > LONGEST_LABEL))
    return `shorten each part between dots to ${LONGEST_LABEL} characters`;
  if (/[^\x20-\x7e]/.test(text)) return `write it in its ASCII form, which begins with xn--`;
  return proposed(text.trim(), 'write a name such as "qwen3-8b.llm.example.com"');
}

/** A name near the given one, if a model may have it; otherwise the words. */
function proposed(near: string, words: string): string {
  const name = near.toLowerCase().replace(/\.$/, '');
  return isHostName(name) && !takenDomain(name) ? `write ${JSON.stringify(name)}` : words;
}

const labelsOf = (text: string) => text.split('.');
