import type { ChatEvent, FinishReason, HostErrorReason, Usage } from '../../contract/chat';
import { HostError } from '../host';
import { SseDecoder } from './sse';
import { refusalReason } from './status-reason';
import type { AnswerDecoder } from './stream-answer';
import { TextTemplate } from './text-template';
import { usageOf } from './token-count';

/**
 * Decodes a streamed OpenAI chat completion. The answer is complete when a chunk has given its finish reason and
 * `[DONE]` has followed; otherwise it is malformed. Reasoning (`reasoning_content`, `reasoning` in newer vLLM) and tool
 * calls are dropped: they are not part of the answer.
 */
export function openAiAnswer(model: string): AnswerDecoder {
  const sse = new SseDecoder();
  const template = new TextTemplate((json) => {
    const { text, reason: ends, usage: counted } = readChunk(model, json, '') ?? {};
    return ends || counted ? undefined : text;
  });
  let usage: Usage | undefined;
  let reason: FinishReason | undefined;
  let ended = false;

  const read = (data: string, event: string, batch: ChatEvent[]) => {
    if (ended) return;
    const known = event === '' ? template.read(data) : undefined;
    if (known !== undefined) {
      if (known) batch.push({ type: 'text-delta', text: known });
      return;
    }
    if (data === '[DONE]') {
      if (!reason) throw new HostError('malformed', `${model}: the answer ended without a finish reason`);
      if (usage) batch.push({ type: 'usage', usage });
      batch.push({ type: 'end', reason });
      ended = true;
      return;
    }
    const chunk = readChunk(model, data, event);
    if (!chunk) return;
    usage = chunk.usage ?? usage;
    reason = chunk.reason ?? reason;
    if (!chunk.text) return;
    batch.push({ type: 'text-delta', text: chunk.text });
    if (event === '') template.learn(data, chunk.text);
  };
  return {
    feed: (bytes, batch) => sse.feed(bytes, (data, event) => read(data, event, batch)),
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

interface ReadChunk {
  readonly text?: string;
  readonly reason?: FinishReason;
  readonly usage?: Usage;
}

/**
 * One event of the stream; `undefined` where it is no chunk of a completion, such as a keep-alive or a status with
 * data of its own. A new kind of event never costs an answer.
 *
 * @throws HostError where it reports an error, `SyntaxError` or `TypeError` where a chunk is broken.
 */
function readChunk(model: string, data: string, event: string): ReadChunk | undefined {
  const parsed = event === '' || event === 'message' ? JSON.parse(data) : parsedIfJson(data);
  const { choices, usage, error } = (parsed ?? {}) as OpenAiChunk;
  if (error || event === 'error') {
    throw new HostError(errorReason(error ?? {}), `${model}: reported an error inside the answer`);
  }
  if (!Array.isArray(choices)) return undefined;
  const choice = choices[0];
  const text = choice?.delta?.content ?? '';
  if (typeof text !== 'string') throw new TypeError('content is not text');
  return {
    text,
    reason: finishReason(model, choice?.finish_reason),
    usage: usage ? usageOf(usage.prompt_tokens, usage.completion_tokens) : undefined,
  };
}

/** The data of an event with a name of its own need not be JSON. */
function parsedIfJson(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}

function finishReason(model: string, reason: string | null | undefined): FinishReason | undefined {
  if (reason === null || reason === undefined) return undefined;
  if (reason === 'abort' || reason === 'error') {
    throw new HostError('failed', `${model}: the server gave up inside the answer`);
  }
  return FINISH_REASONS.get(reason) ?? 'stop';
}

/** Reasons other than a plain stop. */
const FINISH_REASONS: ReadonlyMap<string, FinishReason> = new Map([
  ['length', 'length'],
  ['content_filter', 'content-filter'],
]);

/** vLLM gives its in-stream errors an HTTP status as `code`; others give none, or a word. */
function errorReason({ code, message }: NonNullable<OpenAiChunk['error']>): HostErrorReason {
  return typeof code === 'number' && code >= 400 ? refusalReason(code, String(message ?? '')) : 'failed';
}
