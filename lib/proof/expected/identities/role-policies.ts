import type { Basis } from '../basis';
import { authorizerPolicies } from './authorizer';
import { chainHeadsPolicies } from './chain-heads';
import { hostPolicies } from './hosts';
import { lanePolicies } from './lanes';
import type { RolePolicy } from './role-policy';
import { servicePolicies } from './services';

/** What every role needs to do. credential-guards.ts adds what its credentials must not do. */
export const rolePolicies = (basis: Basis): readonly RolePolicy[] =>
  [
    ...lanePolicies(basis),
    ...authorizerPolicies(basis),
    ...chainHeadsPolicies(basis),
    ...hostPolicies(basis),
    ...servicePolicies(basis),
  ].filter(({ statements }) => statements.length > 0);
