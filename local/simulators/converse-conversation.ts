import type { Block, Message } from './converse-blocks';
import { modelRefusal } from './model-refusal';

/** The most files in one request (API reference, Message). */
const MOST_IMAGES = 20;
const MOST_DOCUMENTS = 5;
const MOST_CACHE_POINTS = 4;

/**
 * What Bedrock says of a conversation whose blocks do not go together; `undefined` where they do. Words: pydantic-ai
 * issue 2327, agno-agi/agno pull request 6694, langgenius/dify issue 17545, langchain-ai/langchain-aws issue 451, looked
 * up 2026-11-26. Some models take more: a first turn of the assistant (Claude and Qwen), or a last one (Claude before 4.6
 * and others). The stricter rule is simulated for all (pydantic/pydantic-ai pull request 6255, NousResearch/hermes-agent
 * pull request 101401).
 */
export function conversationError(messages: readonly Message[], hasTools: boolean): string | undefined {
  return orderError(messages) ?? toolError(messages, hasTools) ?? fileError(messages);
}

function orderError(messages: readonly Message[]): string | undefined {
  if (messages[0]?.role !== 'user') {
    return 'A conversation must start with a user message. Try again with a conversation that starts with a user message.';
  }
  if (messages.some(({ role }, i) => i > 0 && role === messages[i - 1]?.role)) {
    return 'A conversation must alternate between user and assistant roles. Make sure the conversation alternates between user and assistant roles and try again.';
  }
  return messages.at(-1)?.role === 'user'
    ? undefined
    : modelRefusal(
        'This model does not support assistant message prefill. The conversation must end with a user message.',
      );
}

export const callsIn = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => ('toolUse' in block ? [block.toolUse] : []));
export const resultsIn = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => ('toolResult' in block ? [block.toolResult] : []));

function toolError(messages: readonly Message[], hasTools: boolean): string | undefined {
  const calls = messages.flatMap(({ content }) => callsIn(content));
  const results = messages.flatMap(({ content }) => resultsIn(content));
  if (!hasTools && calls.length + results.length > 0) {
    return 'The toolConfig field must be defined when using toolUse and toolResult content blocks.';
  }
  if (new Set(calls.map(({ toolUseId }) => toolUseId)).size < calls.length) {
    return modelRefusal('messages: `tool_use` ids must be unique');
  }
  for (const [index, { content }] of messages.entries()) {
    const error = turnError(index, content, messages[index - 1]?.content ?? []);
    if (error) return error;
  }
  return undefined;
}

/** A turn answers each call of the turn before it, and no other, before it says anything else. */
function turnError(index: number, content: readonly Block[], before: readonly Block[]): string | undefined {
  const called = callsIn(before).map(({ toolUseId }) => toolUseId);
  const returned = resultsIn(content).map(({ toolUseId }) => toolUseId);
  const missing = called.filter((id) => !returned.includes(id));
  if (missing.length > 0) {
    return `Expected toolResult blocks at messages.${index}.content for the following Ids: ${missing.join(', ')}`;
  }
  if (returned.length > called.length || returned.some((id) => !called.includes(id))) {
    return `The number of toolResult blocks at messages.${index}.content exceeds the number of toolUse blocks of previous turn.`;
  }
  const others = content.filter((block) => !('cachePoint' in block));
  return others.slice(0, returned.length).every((block) => 'toolResult' in block)
    ? undefined
    : modelRefusal(
        `messages.${index}: Did not find ${returned.length} \`tool_result\` block(s) at the beginning of this message. Messages following \`tool_use\` blocks must begin with a matching number of \`tool_result\` blocks.`,
      );
}

function fileError(messages: readonly Message[]): string | undefined {
  const blocks = messages.flatMap(({ content }): readonly Block[] => content);
  const all = [...blocks, ...resultsIn(blocks).flatMap(({ content }): readonly Block[] => content)];
  const images = all.filter((block) => 'image' in block).length;
  const documents = all.flatMap((block) => ('document' in block ? [block.document] : []));
  if (images > MOST_IMAGES) {
    return modelRefusal(
      `messages: too many images and documents: ${images} + ${documents.length} > ${MOST_IMAGES}`,
    );
  }
  if (documents.length > MOST_DOCUMENTS)
    return `The number of documents exceeds the limit of ${MOST_DOCUMENTS}.`;
  if (new Set(documents.map(({ name }) => name)).size < documents.length) {
    return modelRefusal('messages: duplicate document names');
  }
  const points = blocks.filter((block) => 'cachePoint' in block).length;
  return points > MOST_CACHE_POINTS
    ? modelRefusal(
        `A maximum of ${MOST_CACHE_POINTS} blocks with cache_control may be provided. Found ${points}.`,
      )
    : undefined;
}
