import { z } from 'zod';
import { reason } from './reason';
import { day, textLike } from './scalars';

/**
 * Findings of the rule packs that a deployment accepts for itself, in addition to those in lib/compliance/register.
 * After its review day an entry stops every synth. An entry that covers no finding fails the tests.
 */
export const acceptedFinding = z.strictObject({
  /**
   * Rule names without their pack, as `npm run compliance` prints them: `IAM5[Resource::*]`. Never a pattern. A
   * part that differs between deployments may be `{partition}`, `{region}`, `{account}`, `{deployment}` or `{weights}`.
   */
  rules: z
    .array(textLike('the name of a rule, as npm run compliance prints it', /^[A-Z][A-Za-z0-9]+(\[.+\])?$/))
    .min(1),
  /** Paths of resources without the deployment's name. `*` matches one path segment. Never a whole stack. */
  constructs: z
    .array(
      textLike(
        'the path of a resource, such as foundation/Policies/Sagemaker/Resource',
        /^(foundation|inference|gateway|operations)(\/[^/]+)+$/,
      ),
    )
    .min(1),
  /** Why the finding is acceptable here, and what covers the risk instead. */
  reason: reason(40),
  /** The role that is responsible for it. */
  owner: z.string().min(3, 'the role that is responsible for it'),
  /** The day by which the owner must review it, UTC. At most a year ahead. */
  review: day,
});
