import { type AccountAndRegion, arnIn } from '../../plan/arns';
import type { BedrockModel } from './schema';

/** What calls to a Bedrock model name: the inference profile where the deployment has one, else the model. */
export function invokeId({ modelId, profile }: Pick<BedrockModel, 'modelId' | 'profile'>): string {
  return profile ? `${profile.scope}.${modelId}` : modelId;
}

/** Foundation models belong to no account. `region` is empty for the global one of cross-region inference. */
export function foundationModelArn(place: AccountAndRegion, modelId: string, region: string): string {
  return arnIn(place, 'bedrock', `foundation-model/${modelId}`, { account: '', region });
}

/** An AWS-defined inference profile, as seen from the deployment's account and region: `eu.<model id>`. */
export function inferenceProfileArn(place: AccountAndRegion, profileId: string): string {
  return arnIn(place, 'bedrock', `inference-profile/${profileId}`);
}
