import { profileOf } from '../hosts/rows';
import type { Plan } from '../plan/plan';

/** An inference profile that some lane uses, and where Bedrock may process a prompt sent to it. */
export interface ProfileInUse {
  readonly arn: string;
  /** Values of `aws:RequestedRegion`, the deployment's own region among them, sorted. */
  readonly regions: readonly string[];
}

/** The region Bedrock asks about where a global profile may send a prompt anywhere. */
const ANYWHERE = 'unspecified';

/** The profiles of the models that the route table keeps for somebody. A model nobody reaches opens no region. */
export function profilesInUse({ deployment, lanes, models }: Plan): readonly ProfileInUse[] {
  return deployment.models
    .filter((model) => lanes.some((lane) => models[lane]?.includes(model)))
    .flatMap((model) => {
      const profile = profileOf(model, deployment);
      if (!profile) return [];
      const { arn, destinations } = profile;
      const named = destinations === 'any commercial region' ? [ANYWHERE] : destinations;
      return [{ arn, regions: [...new Set([deployment.region, ...named])].sort() }];
    });
}
