import { DATA_RETENTIONS, dataRetentionOf } from '../../config/facts/bedrock';
import type { HostPrerequisite } from '../../plan/prerequisite';
import type { BedrockModel } from './schema';

/**
 * What the account's data retention must be: the least mode in which every model answers. A wider one would let AWS
 * keep prompts that no model needs to be kept.
 */
export function needsRetention(
  models: readonly Pick<BedrockModel, 'name' | 'modelId'>[],
): Extract<HostPrerequisite, { readonly kind: 'data-retention' }> {
  const needs =
    [...DATA_RETENTIONS].reverse().find((mode) => models.some((model) => needsMode(model, mode))) ?? 'none';
  const named = needs === 'none' ? [] : models.filter((model) => needsMode(model, needs));
  return { kind: 'data-retention', needs, models: named.map(({ name }) => name) };
}

const needsMode = ({ modelId }: Pick<BedrockModel, 'modelId'>, mode: string) =>
  dataRetentionOf(modelId) === mode;
