import { bedrockConverse } from '../../lib/config/facts/bedrock';
import { foundationModel } from './bedrock-settings';
import { REDACTED_TRIGGER, signatureOf } from './claude-thinking';
import { answerTokens, type ContextWindow } from './context-window';
import { textsIn } from './converse-blocks';
import { type CachedTokens, cachedTokens } from './converse-cache';
import { converseCalls } from './converse-calls';
import type { ConverseBody } from './converse-request';
import { exampleOf } from './schema-example';
import { jsonPieces, promptTokens, simulatedText, THOUGHT } from './simulated-text';

/** The words that make the simulated guardrail intervene, if the call names a guardrail. */
export const GUARDRAIL_TRIGGER = 'simulate a guardrail intervention';

/** One block of a simulated answer. A piece is a token. */
export type SaidBlock =
  | { readonly type: 'thought'; readonly text: string; readonly signature?: string }
  | { readonly type: 'redacted'; readonly bytes: string }
  | { readonly type: 'text'; readonly pieces: readonly string[] }
  | { readonly type: 'call'; readonly id: string; readonly name: string; readonly pieces: readonly string[] };

/** What a simulated model says. */
export interface Said {
  readonly blocks: readonly SaidBlock[];
  readonly stopReason: string;
  /** Which stop sequence ended it. */
  readonly stopSequence?: string;
  /** All of the prompt. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Where the prompt has cache points. */
  readonly cached?: CachedTokens;
}

/** Every text of a request, oldest first. */
export const promptTexts = ({ system = [], messages }: ConverseBody): readonly string[] => [
  ...textsIn(system.filter((block) => 'text' in block)),
  ...messages.flatMap(({ content }) => textsIn(content)),
];

/** What a simulated model answers, from the fields of the request alone. */
export function converseSaid(model: string, body: ConverseBody, window: ContextWindow): Said {
  const texts = promptTexts(body);
  const inputTokens = promptTokens(texts);
  if (body.guardrailConfig && texts.some((text) => text.includes(GUARDRAIL_TRIGGER))) {
    const pieces = ['[simulated Bedrock guardrail] This request was blocked.'];
    return {
      blocks: [{ type: 'text', pieces }],
      stopReason: 'guardrail_intervened',
      inputTokens: 0,
      outputTokens: 0,
    };
  }
  const limit = answerTokens(window, inputTokens, body.inferenceConfig?.maxTokens);
  const thoughts = thoughtsOf(model, body, texts);
  const thinking = thoughts.length > 0 ? promptTokens([THOUGHT]) : 0;
  const calls = converseCalls(body);
  const answer = calls.length > 0 ? callBlocks(calls, limit) : textBlock(model, body, texts, limit);
  const cached = cachedTokens(body);
  return {
    ...answer,
    blocks: [...thoughts, ...answer.blocks],
    inputTokens,
    outputTokens: answer.outputTokens + thinking,
    ...(cached && { cached }),
  };
}

type Answer = Omit<Said, 'inputTokens'>;

function callBlocks(calls: ReturnType<typeof converseCalls>, limit: number): Answer {
  const blocks: SaidBlock[] = [];
  let left = limit;
  for (const { toolUseId: id, name, input } of calls) {
    if (left <= 0) break;
    const json = isEmpty(input) ? [] : jsonPieces(input);
    blocks.push({ type: 'call', id, name, pieces: json.slice(0, left) });
    left -= Math.max(json.length, 1);
  }
  return {
    blocks,
    stopReason: left < 0 ? 'max_tokens' : 'tool_use',
    outputTokens: limit - Math.max(left, 0),
  };
}

/** Claude streams no argument where there is none. */
const isEmpty = (input: unknown): boolean =>
  typeof input === 'object' && input !== null && Object.keys(input).length === 0;

const STOP_REASONS = { stop: 'end_turn', 'stop-sequence': 'stop_sequence', length: 'max_tokens' } as const;

function textBlock(model: string, body: ConverseBody, texts: readonly string[], limit: number): Answer {
  const { stopSequences: stop = [] } = body.inferenceConfig ?? {};
  const schema = body.outputConfig?.textFormat.structure.jsonSchema.schema;
  const { pieces, ended, stopSequence, outputTokens } = simulatedText({
    host: 'Bedrock',
    model,
    texts,
    maxTokens: limit,
    stop,
    ...(schema !== undefined && { answer: jsonPieces(exampleOf(JSON.parse(schema), 'simulated')) }),
  });
  return {
    blocks: [{ type: 'text', pieces }],
    stopReason: STOP_REASONS[ended],
    ...(stopSequence !== undefined && { stopSequence }),
    outputTokens,
  };
}

/** Claude signs its thinking; Nova hides its own; gpt-oss shows it. */
function thoughtsOf(model: string, body: ConverseBody, texts: readonly string[]): readonly SaidBlock[] {
  const { thinking, reasoningConfig, reasoning_effort: effort } = body.additionalModelRequestFields ?? {};
  if (reasoningConfig?.type === 'enabled') return [{ type: 'thought', text: '[REDACTED]' }];
  if (effort) return [{ type: 'thought', text: THOUGHT }];
  if (!thinking || thinking.type === 'disabled') return [];
  if (texts.some((text) => text.includes(REDACTED_TRIGGER))) {
    return [{ type: 'redacted', bytes: Buffer.from(`encrypted: ${THOUGHT}`).toString('base64') }];
  }
  const { claude } = bedrockConverse(foundationModel(model));
  return [{ type: 'thought', text: THOUGHT, ...(claude && { signature: signatureOf(THOUGHT) }) }];
}
