import { z } from 'zod';
import { day, text } from './scalars';

/**
 * Findings of the rule packs that a deployment accepts for itself, beside those the blueprint accepts in
 * lib/compliance/register. Past its review day an entry stops every synth; one that covers no finding fails the tests.
 */
export const acceptedFinding = z.strictObject({
  /**
   * Rule names without their pack, as `npm run compliance` prints them: `IAM5[Resource::*]`. Never a pattern. What
   * differs by deployment may stand as `{partition}`, `{region}`, `{account}`, `{deployment}` or `{weights}`.
   */
  rules: z
    .array(text('the name of a rule, as npm run compliance prints it', /^[A-Z][A-Za-z0-9]+(\[.+\])?$/))
    .min(1),
  /** Paths of resources, the deployment's name left out. `*` stands for one path segment. Never a whole stack. */
  constructs: z
    .array(
      text(
        'the path of a resource, such as foundation/Policies/Sagemaker/Resource',
        /^(foundation|inference|gateway|operations)(\/[^/]+)+$/,
      ),
    )
    .min(1),
  /** Why this is right here, and what covers the risk instead. */
  reason: z.string().min(40, 'a reason an auditor can read, 40 characters or more'),
  /** The role that answers for it. */
  owner: z.string().min(3, 'the role that answers for it'),
  /** The day by which someone must look again, UTC. At most a year ahead. */
  review: day,
});
