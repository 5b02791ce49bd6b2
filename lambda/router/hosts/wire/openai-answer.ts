import type { ChatEvent, FinishReason, HostErrorReason, Usage } from '../../contract/chat';
import { HostError } from '../host';
import { SseDecoder } from './sse';
import { refusalReason } from './status-reason';
import type { AnswerDecoder } from './stream-answer';
import { usageOf } from './token-count';

/**
 * Decodes a streamed OpenAI chat completion. The answer is complete when `[DONE]` has come and a chunk before it
 * said why the answer ended; anything short of that is malformed. Reasoning (`reasoning_content`, `reasoning` in
 * newer vLLM) and calls of tools are left out: they are not the answer.
 */
export function openAiAnswer(model: string): AnswerDecoder {
  const sse = new SseDecoder();
  let usage: Usage | undefined;
  let reason: FinishReason | undefined;
  let ended = false;

  const read = (data: string, batch: ChatEvent[]) => {
    if (ended) return;
    if (data === '[DONE]') {
      if (!reason) throw new HostError('malformed', `${model}: the answer ended without a finish reason`);
      if (usage) batch.push({ type: 'usage', usage });
      batch.push({ type: 'end', reason });
      ended = true;
      return;
    }
    const chunk = readChunk(model, data);
    usage = chunk.usage ?? usage;
    reason = chunk.reason ?? reason;
    if (chunk.text) batch.push({ type: 'text-delta', text: chunk.text });
  };
  return {
    feed: (bytes, batch) => sse.feed(bytes, (data) => read(data, batch)),
    finish() {
      throw new HostError('malformed', `${model}: the answer ended before [DONE]`);
    },
  };
}

interface OpenAiChunk {
  readonly choices?: readonly {
    readonly delta?: { readonly content?: string | null };
    readonly finish_reason?: string | null;
  }[];
  readonly usage?: { readonly prompt_tokens?: unknown; readonly completion_tokens?: unknown } | null;
  readonly error?: { readonly code?: unknown; readonly message?: unknown } | null;
}

/** One chunk of the stream. Throws where it is an error object, and a `TypeError` where it has no known shape. */
function readChunk(
  model: string,
  data: string,
): { readonly text?: string; readonly reason?: FinishReason; readonly usage?: Usage } {
  const { choices, usage, error } = JSON.parse(data) as OpenAiChunk;
  if (error) throw new HostError(errorReason(error), `${model}: reported an error inside the answer`);
  if (!Array.isArray(choices)) throw new TypeError('no choices');
  const choice = choices[0];
  const text = choice?.delta?.content ?? '';
  if (typeof text !== 'string') throw new TypeError('content is not text');
  return {
    text,
    reason: finishReason(model, choice?.finish_reason),
    usage: usage ? usageOf(usage.prompt_tokens, usage.completion_tokens) : undefined,
  };
}

function finishReason(model: string, reason: string | null | undefined): FinishReason | undefined {
  if (reason === null || reason === undefined) return undefined;
  if (reason === 'abort' || reason === 'error') {
    throw new HostError('failed', `${model}: the server gave up inside the answer`);
  }
  return FINISH_REASONS.get(reason) ?? 'stop';
}

/** Reasons that are not a plain stop. */
const FINISH_REASONS: ReadonlyMap<string, FinishReason> = new Map([
  ['length', 'length'],
  ['content_filter', 'content-filter'],
]);

/** vLLM gives its in-stream errors an HTTP status as `code`; others give none, or a word. */
function errorReason({ code, message }: NonNullable<OpenAiChunk['error']>): HostErrorReason {
  return typeof code === 'number' && code >= 400 ? refusalReason(code, String(message ?? '')) : 'failed';
}
