import type { Ability } from '../../../policy/ability';
import type { Task } from '../../../policy/task';
import {
  BEDROCK_MODEL_IDS,
  bedrockAbilities,
  bedrockModel,
  bedrockTask,
  bedrockThinking,
  leadsAcrossBorders,
  profileDestinations,
} from '../../config/facts/bedrock';
import { keptInWords } from '../../config/facts/data-retention';
import type { HostCheck } from '../../config/host-check';
import type { EmbeddingOf, KnownLimits } from '../../config/model-rules';
import type { ThinkingFacts } from '../../config/thinking';
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

/**
 * That a profile leads across borders, and where to is not known: then the list in the file may be too short, whatever
 * it holds.
 */
export const bedrockStrays = ({ modelId, profile }: BedrockModel, region: string): string | undefined =>
  profile && leadsAcrossBorders(profile.scope) && !profileDestinations(profile.scope, region, modelId)
    ? `its ${profile.scope} profile leads to several countries, and its regions for this model are not known here`
    : undefined;

/** What the model is for. */
export const bedrockModelTask = ({ modelId }: BedrockModel): Task => bedrockTask(modelId) ?? 'chat';

/** What the model gives as an embedding model. A profile changes where it answers, and not its vectors. */
export function bedrockEmbedding({ modelId }: BedrockModel): EmbeddingOf | undefined {
  if (bedrockTask(modelId) !== 'embedding' || !BEDROCK_MODEL_IDS.includes(modelId)) return undefined;
  const { dimensions, charactersPerText, purposes } = bedrockModel(modelId).embedding ?? {};
  return { vectors: modelId, dimensions, charactersPerText, purposes };
}

/** What the model does through ConverseStream besides text in and text out. */
export const bedrockModelAbilities = ({ modelId }: BedrockModel): readonly Ability[] =>
  bedrockAbilities(modelId);

/** How the model is told whether to think. */
export const bedrockModelThinking = ({ modelId }: BedrockModel): ThinkingFacts | undefined =>
  bedrockThinking(modelId);

/** What a permission to call the model names: the model, and the profile with its destinations. */
export const bedrockCall = ({ modelId, profile }: BedrockModel): string =>
  JSON.stringify([modelId, profile?.scope, profile?.destinations]);
