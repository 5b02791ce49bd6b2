import type { Deployment } from '../config/deployment';
import { planOf } from '../plan/plan';
import { noBearerTokens } from './no-bearer-tokens';
import { noDataRetention } from './no-data-retention';
import { noGlobalProfiles } from './no-global-profiles';
import { noInternet } from './no-internet';
import { regionsInUse } from './regions-in-use';
import { routersBehindApi } from './routers-behind-api';
import type { OrganizationPolicy, PolicyBuilder } from './service-control-policy';

const BUILDERS: readonly PolicyBuilder[] = [
  regionsInUse,
  noGlobalProfiles,
  noBearerTokens,
  noDataRetention,
  routersBehindApi,
  noInternet,
];

/**
 * The policies an organization should attach to the account of a deployment, so that no principal can add what the
 * templates leave out. A service control policy applies to every principal of the account, root and administrators
 * included. It does not apply to service principals, service-linked roles or the management account.
 */
export function organizationPolicies(deployment: Deployment): readonly OrganizationPolicy[] {
  const plan = planOf(deployment);
  return BUILDERS.map((build) => build(plan));
}
