import { BEDROCK_MODEL_IDS, bedrockTask } from '../../../config/facts/bedrock';
import { modelCheck } from '../../../config/host-check';
import { unserved, wrongTask } from '../../../config/other-task';
import type { BedrockModel } from '../schema';

/** Some endpoint needs the task of the model. */
export const bedrockModelIsServed = modelCheck<BedrockModel>()([], ({ modelId }, path) => {
  const other = unserved(bedrockTask(modelId), false);
  return other ? [wrongTask(other, `${path}.modelId`, modelId, BEDROCK_MODEL_IDS)] : [];
});
