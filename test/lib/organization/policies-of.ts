import type { Deployment } from '../../../lib/config/deployment';
import { readDeployment } from '../../../lib/config/read-deployment';
import { organizationPolicies } from '../../../lib/organization/organization-policies';
import type { ServiceControlPolicy } from '../../../lib/organization/service-control-policy';
import { fixtureDeployment } from '../../fixture-deployments';
import { type Changes, changed } from '../config/changed';

/** The policies of a deployment that are not left out, or the one of this name. */
export function policiesOf(deployment: Deployment, name?: string): readonly ServiceControlPolicy[] {
  return organizationPolicies(deployment)
    .filter((one) => name === undefined || one.name === name)
    .flatMap((one) => ('policy' in one ? [one.policy] : []));
}

export const sandbox = fixtureDeployment('sandbox');

/** The sandbox deployment after some changes. */
export function sandboxWith(changes: Changes): Deployment {
  return readDeployment(changed(changes), 'test');
}

/** The sandbox deployment where public data may travel anywhere, to a model that does. */
export const worldwide = sandboxWith({
  residency: 'global',
  'models[3].profile': { scope: 'global', destinations: 'any commercial region' },
});
