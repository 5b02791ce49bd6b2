import { BEDROCK_MODEL_IDS, bedrockTaskOtherThanChat } from '../facts/bedrock';
import { modelFacts, weightsTaskByName } from '../facts/models';
import type { Model } from '../model';
import { modelCheck } from './check';

/**
 * Every model answers chat requests, the only ones this API takes. A model made for something else would start, and
 * fail on every request, as the first choice of `auto` perhaps.
 */
export const modelsChat = modelCheck(['vllm', 'sagemaker', 'bedrock'], [], (model, path) => {
  const other = otherTask(model);
  if (!other) return [];
  const [key, id] =
    model.host === 'bedrock' ? ['modelId', model.modelId] : ['weights.source', model.weights.source];
  return [
    {
      path: `${path}.${key}`,
      got: id,
      allowed: `a model that answers chat requests; this one is for ${other.task}${other.byName ? ', as its name tells' : ''}`,
      fix: `take a chat model${model.host === 'bedrock' ? `: ${BEDROCK_MODEL_IDS.join(', ')}` : ''}${
        other.byName
          ? "; or, if its model card says that it chats, add weights.chatConfirmedOn with today's date"
          : ''
      }`,
    },
  ];
});

interface OtherTask {
  readonly task: string;
  /** Whether nothing but the name says so, which whoever read the model card overrules. */
  readonly byName: boolean;
}

function otherTask(model: Model): OtherTask | undefined {
  if (model.host === 'bedrock') {
    const task = bedrockTaskOtherThanChat(model.modelId);
    return task === undefined ? undefined : { task, byName: false };
  }
  const facts = modelFacts(model.weights.source);
  if (facts) return facts.task === 'chat' ? undefined : { task: facts.task, byName: false };
  const task = weightsTaskByName(model.weights.source);
  return task === undefined || model.weights.chatConfirmedOn ? undefined : { task, byName: true };
}
