import type { Boundary } from '../../policy/boundary';
import type { Policy } from '../../policy/route-table';
import type { Deployment } from '../config/deployment';
import { jurisdictionOf, partitionOf } from '../config/facts/regions';
import type { Model } from '../config/model';
import { policyOf } from '../policy-of';
import { callsTo } from './router-calls';

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

function farthest(model: Model, deployment: Deployment): Boundary {
  switch (model.host) {
    case 'vllm':
    case 'sagemaker':
      return 'account';
    case 'bedrock': {
      if (!model.profile) return 'region';
      const places = callsTo(model, deployment, undefined).map(({ region }) => region);
      return places.every((place) => sharesLaw(place, deployment.region)) ? 'geography' : 'global';
    }
  }
}

/** A place without a region, as of a global profile, stands under no law we know. */
function sharesLaw(place: string, region: string): boolean {
  const law = jurisdictionOf(place);
  return law !== undefined && law === jurisdictionOf(region) && partitionOf(place) === partitionOf(region);
}
