import { DATA_RETENTIONS, dataRetentionOf } from '../../config/facts/bedrock';
import { partitionOf } from '../../config/facts/regions';
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

/**
 * Anthropic's models answer only after the account, or the management account of its organization, has told Anthropic
 * what it uses them for (Bedrock user guide, "Access Amazon Bedrock foundation models", read 2026-11-26). In GovCloud the
 * linked commercial account does, whose form credentials of GovCloud cannot read.
 */
export function needsUseCaseForm(
  models: readonly Pick<BedrockModel, 'name' | 'modelId'>[],
  { region }: { readonly region: string },
): readonly HostPrerequisite[] {
  const asked = models.filter(({ modelId }) => modelId.startsWith('anthropic.')).map(({ name }) => name);
  return asked.length > 0 && partitionOf(region) === 'aws' ? [{ kind: 'use-case-form', models: asked }] : [];
}
