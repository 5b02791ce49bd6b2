import type { Expected } from '../../matching/expected';
import { type ExpectedStatement, policy } from '../../matching/policy';
import { claimedBy, the } from '../../matching/rule';
import { iamPathOf } from '../account-rules';
import type { Basis } from '../basis';
import { type BucketName, type Owner, role } from '../things';

/** One managed policy of one role. */
export interface RolePolicy extends Pick<Expected, 'stack' | 'claim' | 'retained'> {
  readonly owner: Owner;
  /** Which of the role's policies it is. */
  readonly part: string;
  readonly statements: readonly ExpectedStatement[];
  /** What the policy of a bucket allows the role, in place of its own policy. @default nothing */
  readonly atBucket?: { readonly name: BucketName; readonly statements: readonly ExpectedStatement[] };
}

/** The policy as a resource, attached to its role and to nothing else. */
export const attached = (
  basis: Basis,
  { owner, part, statements, atBucket: _, ...place }: RolePolicy,
): Expected => ({
  thing: `${part} policy of ${owner}`,
  type: 'AWS::IAM::ManagedPolicy',
  ...place,
  properties: {
    PolicyDocument: policy(...statements),
    Roles: [the(role(owner))],
    Path: claimedBy('roles.account-rules', iamPathOf(basis.deployment)),
  },
});
