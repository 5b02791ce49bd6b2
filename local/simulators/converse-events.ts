import type { Said, SaidBlock } from './converse-said';
import { eventFrame } from './event-stream-frame';
import { THOUGHT } from './simulated-text';
import type { SimulatedResponse } from './write-response';

/** `inputTokens` are those with which a cache had nothing to do; the total has all (API reference, TokenUsage). */
const usageOf = ({ inputTokens, outputTokens, cached }: Said) => ({
  inputTokens: cached ? cached.rest : inputTokens,
  outputTokens,
  totalTokens: inputTokens + outputTokens,
  ...(cached && { cacheReadInputTokens: cached.read, cacheWriteInputTokens: cached.written }),
});

/** The answer of `Converse`. `fields`: what `additionalModelResponseFieldPaths` asked for. */
export function wholeAnswer(said: Said, fields: object | undefined): SimulatedResponse {
  const message = { role: 'assistant', content: said.blocks.map(wholeBlock) };
  const body = {
    output: { message },
    stopReason: said.stopReason,
    usage: usageOf(said),
    metrics: { latencyMs: 1 },
    ...(fields && { additionalModelResponseFields: fields }),
  };
  return { status: 200, headers: { 'content-type': 'application/json' }, pieces: [JSON.stringify(body)] };
}

function wholeBlock(block: SaidBlock): object {
  switch (block.type) {
    case 'thought': {
      const { type: _, ...reasoningText } = block;
      return { reasoningContent: { reasoningText } };
    }
    case 'redacted':
      return { reasoningContent: { redactedContent: block.bytes } };
    case 'text':
      return { text: block.pieces.join('') };
    case 'call': {
      const { id: toolUseId, name, pieces } = block;
      return { toolUse: { toolUseId, name, input: inputOf(pieces) } };
    }
  }
}

/** Arguments that the limit of the answer cut off are lost. */
function inputOf(pieces: readonly string[]): unknown {
  try {
    return JSON.parse(pieces.join(''));
  } catch {
    return {};
  }
}

/** Each payload carries `p`, the padding Bedrock hides text lengths with. */
const event = (type: string, payload: object) =>
  eventFrame(type, 'application/json', JSON.stringify({ ...payload, p: 'abcdefghijklmnop' }));

/** The answer of `ConverseStream`. */
export function streamedAnswer(said: Said, fields: object | undefined): SimulatedResponse {
  return {
    status: 200,
    headers: { 'content-type': 'application/vnd.amazon.eventstream' },
    pieces: [
      event('messageStart', { role: 'assistant' }),
      ...said.blocks.flatMap((block, index) => [
        ...blockEvents(block, index),
        event('contentBlockStop', { contentBlockIndex: index }),
      ]),
      event('messageStop', {
        stopReason: said.stopReason,
        ...(fields && { additionalModelResponseFields: fields }),
      }),
      event('metadata', { usage: usageOf(said), metrics: { latencyMs: 1 } }),
    ],
    // Bedrock has no ping: an event of an unknown kind takes its place.
    thinking: {
      after: 1,
      reasoning: event('contentBlockDelta', {
        contentBlockIndex: 0,
        delta: { reasoningContent: { text: THOUGHT } },
      }),
      ping: event('simulatedPing', {}),
    },
  };
}

/** A block of text and one of reasoning have no start; a call has one, and its first delta is empty. */
function blockEvents(block: SaidBlock, contentBlockIndex: number): readonly Buffer[] {
  const delta = (content: object) => event('contentBlockDelta', { contentBlockIndex, delta: content });
  switch (block.type) {
    case 'thought':
      return [
        delta({ reasoningContent: { text: block.text } }),
        ...(block.signature ? [delta({ reasoningContent: { signature: block.signature } })] : []),
      ];
    case 'redacted':
      return [delta({ reasoningContent: { redactedContent: block.bytes } })];
    case 'text':
      return block.pieces.map((text) => delta({ text }));
    case 'call':
      return [
        event('contentBlockStart', {
          contentBlockIndex,
          start: { toolUse: { toolUseId: block.id, name: block.name } },
        }),
        ...['', ...block.pieces].map((input) => delta({ toolUse: { input } })),
      ];
  }
}
