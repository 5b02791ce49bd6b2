import type { Boundary } from '../../policy/boundary';
import type { Policy } from '../../policy/route-table';
import type { Deployment } from '../config/deployment';
import { jurisdictionOf, partitionOf } from '../config/facts/regions';
import type { Model } from '../config/model';
import { policyOf } from '../config/policy-of';
import { ABSENT } from './iam/context';
import { callsTo, isInsideAccount } from './model-hosts';

/**
 * What ought to hold for a deployment. How far a prompt travels is derived here a second time, from the regions that
 * the calls to a model name, and not taken from the function that the router's configuration is made with.
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

/** The farthest place that IAM is asked about. A call that names no profile is answered in the region. */
function farthest(model: Model, deployment: Deployment): Boundary {
  if (isInsideAccount(model)) return 'account';
  const calls = callsTo(model, deployment, undefined);
  if (calls.every(({ profile }) => profile === ABSENT) && calls.length === 1) return 'region';
  return calls.every(({ region }) => sharesLaw(region, deployment.region)) ? 'geography' : 'global';
}

/** A place without a region, as of a global profile, stands under no law we know. */
function sharesLaw(place: string, region: string): boolean {
  const law = jurisdictionOf(place);
  return law !== undefined && law === jurisdictionOf(region) && partitionOf(place) === partitionOf(region);
}
