import type { Boundary } from '../../../policy/boundary';
import type { Policy } from '../../../policy/route-table';
import type { Deployment } from '../../config/deployment';
import { jurisdictionOf, partitionOf } from '../../config/facts/regions';
import type { Model } from '../../config/model';
import { policyOf } from '../../config/policy-of';
import { ABSENT } from '../iam/context';
import { callsTo, isInsideAccount } from './models/models';

/**
 * The policy that the templates must implement. Boundaries are derived here a second time, from the regions in the
 * calls to each model. They do not come from the function that makes the router's configuration.
 */
export function expectedPolicy(deployment: Deployment): Policy {
  const policy = policyOf(deployment);
  return {
    ...policy,
    models: policy.models.map((model, index) => ({
      ...model,
      boundary: farthest(deployment.models[index] as Model, deployment),
    })),
  };
}

/** The boundary of the farthest region in the calls to a model. A call without a profile stays in the region. */
function farthest(model: Model, deployment: Deployment): Boundary {
  if (isInsideAccount(model)) return 'account';
  const calls = callsTo(model, deployment, undefined);
  if (calls.every(({ profile }) => profile === ABSENT) && calls.length === 1) return 'region';
  return calls.every(({ region }) => sharesLaw(region, deployment.region)) ? 'geography' : 'global';
}

/** Whether both regions have the same jurisdiction. A call without a region, through a global profile, has none. */
function sharesLaw(place: string, region: string): boolean {
  const law = jurisdictionOf(place);
  return law !== undefined && law === jurisdictionOf(region) && partitionOf(place) === partitionOf(region);
}
