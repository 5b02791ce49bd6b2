import type { ExpectedStatement } from '../../matching/policy';
import type { Basis } from '../basis';
import type { Owner } from '../things';
import { guarded } from './credential-guards';
import { rolePolicies } from './role-policies';
import type { RolePolicy } from './role-policy';
import { ownersOf, trustOf } from './roles';

/** What a role has to be: which service may assume it, and what it may do. */
export interface RoleDocuments {
  readonly owner: Owner;
  readonly trust: ExpectedStatement;
  readonly policies: readonly Pick<RolePolicy, 'part' | 'statements'>[];
}

/** Every role of the deployment. */
export const roleDocuments = (basis: Basis): readonly RoleDocuments[] =>
  ownersOf(basis).map((owner) => ({
    owner,
    trust: trustOf(basis, owner),
    policies: rolePolicies(basis)
      .filter((policy) => policy.owner === owner)
      .map((policy) => guarded(basis, policy)),
  }));
