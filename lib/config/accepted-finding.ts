import { z } from 'zod';
import { reason } from './reason';
import { day } from './scalars';
import { textLike } from './text-like';

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
    .array(
      textLike(
        'the name of a rule, as npm run compliance prints it',
        /^[A-Z][A-Za-z0-9]+((\.[A-Z0-9-]+)+|\[.+\])?$/,
        'copy the name without its pack: IAM5[Resource::*]',
        1024,
      ),
    )
    .min(1)
    .max(50),
  /** Paths of resources without the deployment's name. `*` matches one path segment. Never a whole stack. */
  constructs: z
    .array(
      textLike(
        'the path of a resource, such as foundation/Policies/Sagemaker/Resource',
        /^(foundation|inference|gateway|operations)(\/[^/]+)+$/,
        'copy the path that npm run compliance prints, from its stack on',
        1024,
      ),
    )
    .min(1)
    .max(50),
  /** Why the finding is acceptable here, and what covers the risk instead. */
  reason: reason(40),
  /** The role that is responsible for it. */
  owner: textLike(
    'the role that is responsible for it',
    /\p{L}.*\p{L}.*\p{L}/u,
    'name a role or a team, such as platform team',
  ),
  /** The day by which the owner must review it, UTC. At most a year ahead. */
  review: day,
});
