import { mayLoseDigits } from '../../../json/json-source';
import { JsonText } from '../../../json/json-text';
import type { TalliedCall, Tally } from '../../call/tally';
import type { FinishReason, ReasoningPart, Usage } from '../../contract/chat';
import { isObject } from '../../request/fields';
import type { AnswerHead } from '../dialect';

/** What every message of Anthropic's API has beside its blocks and its end. There is no container, and no diagnosis. */
export const messageOf = ({ decisionId, model }: AnswerHead) => ({
  id: `msg_${decisionId}`,
  type: 'message',
  role: 'assistant',
  model,
  container: null,
  diagnostics: null,
});

const STOP_REASON = {
  stop: 'end_turn',
  length: 'max_tokens',
  'tool-calls': 'tool_use',
  'content-filter': 'refusal',
} as const satisfies Record<FinishReason, string>;

/** Why the answer ended: by a stop sequence where the host says which. */
export function stopOf({ finish = 'stop', stopSequence }: Pick<Tally, 'finish' | 'stopSequence'>) {
  return finish === 'stop' && stopSequence !== undefined
    ? { stop_reason: 'stop_sequence', stop_sequence: stopSequence, stop_details: null }
    : { stop_reason: STOP_REASON[finish], stop_sequence: null, stop_details: null };
}

const UNKNOWN: Usage = { inputTokens: 0, outputTokens: 0 };

/**
 * The tokens of an answer, all 0 where the model reports none. `input_tokens` is what neither came from a cache nor
 * went into one, so the three counts of the prompt add up to all of it.
 */
export function renderUsage({
  inputTokens,
  outputTokens,
  cachedTokens = 0,
  cacheWriteTokens = 0,
  reasoningTokens,
}: Usage = UNKNOWN) {
  return {
    input_tokens: Math.max(0, inputTokens - cachedTokens - cacheWriteTokens),
    cache_creation_input_tokens: cacheWriteTokens,
    cache_read_input_tokens: cachedTokens,
    output_tokens: outputTokens,
    output_tokens_details: reasoningTokens === undefined ? null : { thinking_tokens: reasoningTokens },
    server_tool_use: null,
  };
}

/** A whole answer as Anthropic's `message`: thinking, then text, then calls of tools. */
export function renderMessage(head: AnswerHead, tally: Tally) {
  return {
    ...messageOf(head),
    content: [
      ...tally.reasoning.map(thinkingBlock),
      ...(tally.text === '' ? [] : [{ type: 'text', text: tally.text }]),
      ...tally.calls.map(toolUseBlock),
    ],
    ...stopOf(tally),
    usage: renderUsage(tally.usage),
  };
}

/** The signature of a model that signs nothing is empty, because the block has one in Anthropic's API. */
const thinkingBlock = ({ text, signature = '', redacted }: ReasoningPart) =>
  redacted === undefined
    ? { type: 'thinking', thinking: text, signature }
    : { type: 'redacted_thinking', data: redacted };

const toolUseBlock = ({ id, name, arguments: json }: TalliedCall) => ({
  type: 'tool_use',
  id,
  name,
  input: inputOf(json),
});

/**
 * The arguments as an object. A model may write something else, or be cut off; Anthropic's documentation has this form
 * for it ("Fine-grained tool streaming", 2026-11).
 */
function inputOf(json: string): object {
  if (json.trim() === '') return {};
  try {
    const input: unknown = JSON.parse(json);
    if (isObject(input)) return mayLoseDigits(json) ? new JsonText(json) : input;
  } catch {
    // Not JSON: see above.
  }
  return { INVALID_JSON: json };
}
