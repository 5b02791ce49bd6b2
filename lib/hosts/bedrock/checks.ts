import { BEDROCK_MODEL_IDS, bedrockModel } from '../../config/facts/bedrock';
import type { HostCheck } from '../../config/host-check';
import type { KnownLimits } from '../../config/model-rules';
import { bedrockModelAnswersHere, bedrockModelIsKnown } from './checks/bedrock-models';
import { destinationsAreExact, profileExists, profileIsCallable } from './checks/profiles';
import type { BedrockModel } from './schema';

/** What must hold of Bedrock models besides their schema. */
export const bedrockChecks: readonly HostCheck<BedrockModel>[] = [
  bedrockModelIsKnown,
  bedrockModelAnswersHere,
  profileIsCallable,
  profileExists,
  destinationsAreExact,
];

/** What the facts say of the model; nothing where they do not have it. */
export const bedrockLimits = ({ modelId }: BedrockModel): KnownLimits | undefined =>
  BEDROCK_MODEL_IDS.includes(modelId) ? bedrockModel(modelId) : undefined;
