import type { ModelOn } from '../../config/model';

/** What calls to a Bedrock model name: the inference profile where the deployment has one, else the model. */
export function invokeId({ modelId, profile }: Pick<ModelOn<'bedrock'>, 'modelId' | 'profile'>): string {
  return profile ? `${profile.scope}.${modelId}` : modelId;
}
