import {
  BEDROCK_MODEL_IDS,
  bedrockAbilities,
  bedrockConverse,
  bedrockModel,
} from '../../lib/config/facts/bedrock';
import type { Block } from './converse-blocks';
import { resultsIn } from './converse-conversation';
import type { ConverseBody } from './converse-request';

/**
 * What Bedrock says of content that a model does not read. Words: earendil-works/pi issue 8960, looked up 2026-11-26, about
 * images; the others have the same form here. Images in a result: Amazon Bedrock API reference, ToolResultContentBlock,
 * which has them for the models that take its status, Nova and Claude.
 */
export function contentRefusal(model: string, { messages, toolConfig }: ConverseBody): string | undefined {
  const abilities = bedrockAbilities(model);
  const blocks = messages.flatMap(({ content }): readonly Block[] => content);
  const inResults = resultsIn(blocks).flatMap(({ content }): readonly Block[] => content);
  const all = [...blocks, ...inResults];
  if (toolConfig && !abilities.includes('tools')) return "This model doesn't support tool use.";
  if (has('image', all) && !abilities.includes('images')) return notTaken('image', 'user messages');
  if (has('document', all) && !abilities.includes('documents')) return notTaken('document', 'user messages');
  return has('image', inResults) && !bedrockConverse(model).resultStatus
    ? notTaken('image', 'tool results')
    : undefined;
}

/** Words: vercel/ai issue 2772, looked up 2026-11-26. */
export function lengthRefusal(model: string, { inferenceConfig }: ConverseBody): string | undefined {
  const limit = BEDROCK_MODEL_IDS.includes(model) ? bedrockModel(model).maxOutputTokens : undefined;
  const asked = inferenceConfig?.maxTokens;
  return limit !== undefined && asked !== undefined && asked > limit
    ? `The maximum tokens you requested exceeds the model limit of ${limit}. Try again with a maximum tokens value that is lower than ${limit}.`
    : undefined;
}

const has = (kind: 'image' | 'document', blocks: readonly Block[]): boolean =>
  blocks.some((block) => kind in block);

const notTaken = (field: string, where: string): string =>
  `This model doesn't support the ${field} field for ${where}. Remove ${field} and try again.`;
