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
 * What an organization would attach to the account of a deployment, so that what the templates leave out cannot
 * be added beside them. Service control policies hold for every principal of the account, its root and
 * administrators included; not for service principals, service-linked roles or the management account.
 */
export function organizationPolicies(deployment: Deployment): readonly OrganizationPolicy[] {
  const plan = planOf(deployment);
  return BUILDERS.map((build) => build(plan));
}
