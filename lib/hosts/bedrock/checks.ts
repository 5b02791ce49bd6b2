import type { Task } from '../../../policy/task';
import { BEDROCK_MODEL_IDS, bedrockModel, bedrockTask } from '../../config/facts/bedrock';
import { keptInWords } from '../../config/facts/data-retention';
import type { HostCheck } from '../../config/host-check';
import type { KnownLimits } from '../../config/model-rules';
import { typeIsOffered } from '../../config/type-is-offered';
import { bedrockModelAnswersHere, bedrockModelIsKnown, bedrockModelIsServed } from './checks/bedrock-models';
import { PROFILE_CHECKS } from './checks/profiles';
import type { BedrockModel } from './schema';

/** What must hold of Bedrock models besides their schema. */
export const bedrockChecks: readonly HostCheck<BedrockModel>[] = [
  typeIsOffered<BedrockModel>({ type: 'AWS::Bedrock::Guardrail', fact: 'hasBedrock' }),
  bedrockModelIsServed,
  bedrockModelIsKnown,
  bedrockModelAnswersHere,
  ...PROFILE_CHECKS,
];

/** The limits in the facts; `undefined` if the facts do not have the model. */
export const bedrockLimits = ({ modelId }: BedrockModel): KnownLimits | undefined =>
  BEDROCK_MODEL_IDS.includes(modelId) ? bedrockModel(modelId) : undefined;

/** The region itself, or the destinations of the profile. */
export const bedrockRegions = ({ profile }: BedrockModel, region: string): readonly string[] => {
  if (!profile) return [region];
  return typeof profile.destinations === 'string' ? ['*'] : profile.destinations;
};

/** Who outside the account keeps prompts to the model, in words. */
export const bedrockKept = ({ modelId }: BedrockModel): string | undefined => keptInWords(modelId);

/** What the model is for. */
export const bedrockModelTask = ({ modelId }: BedrockModel): Task => bedrockTask(modelId) ?? 'chat';
