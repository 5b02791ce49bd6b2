import { rulesOf } from '../../config/account-rules';
import { type FindWeakenings, when } from './weakening';

/**
 * Tags that take a role out of a data perimeter. A boundary, names and other tags only add controls. The keys are those
 * of AWS's published policies (aws-samples/data-perimeter-policy-examples, README, "Tagging conventions", 2026-03).
 */
export const accountRuleWeakenings: FindWeakenings = (deployment) => [
  ...exempting(deployment.tags, 'tags', 'Every resource and role'),
  ...exempting(rulesOf(deployment).roles.tags, 'accountRules.roles.tags', 'Every role'),
];

const exempting = (tags: Readonly<Record<string, string>>, path: string, what: string) =>
  Object.entries(tags).flatMap(([key, value]) =>
    when(/^dp:exclude(:|$)/i.test(key) && value.toLowerCase() === 'true', {
      path: `${path}.${key}`,
      value,
      gives: `${what} of the deployment is exempt from the organization’s data perimeter, if it uses the tags of AWS’s published policies.`,
    }),
  );
