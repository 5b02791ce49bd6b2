import { BEDROCK_MODEL_IDS, bedrockTaskOtherThanChat } from '../../../config/facts/bedrock';
import { modelCheck } from '../../../config/host-check';
import { notChat } from '../../../config/other-task';
import type { BedrockModel } from '../schema';

/** The model answers chat requests. */
export const bedrockModelChats = modelCheck<BedrockModel>()([], ({ modelId }, path) => {
  const task = bedrockTaskOtherThanChat(modelId);
  if (task === undefined) return [];
  return [notChat({ task, byName: false }, `${path}.modelId`, modelId, BEDROCK_MODEL_IDS)];
});
