import type { ChatEvent, FinishReason, HostErrorReason, Usage } from '../../contract/chat';
import { HostError } from '../host';
import { SseDecoder } from './sse';
import { refusalReason } from './status-reason';
import type { AnswerDecoder } from './stream-answer';
import { TextTemplate } from './text-template';
import { usageOf } from './token-count';

/**
 * Decodes a streamed OpenAI chat completion. The answer is complete when a chunk has given its finish reason and
 * `[DONE]` or the end of the stream has followed; otherwise it is malformed. An answer without a line of an event stream
 * is in another protocol: JSON lines, or one JSON document. Reasoning (`reasoning_content`, `reasoning` in newer vLLM)
 * and tool calls are dropped: they are not part of the answer.
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

  const end = (batch: ChatEvent[], why: FinishReason) => {
    if (usage) batch.push({ type: 'usage', usage });
    batch.push({ type: 'end', reason: why });
    ended = true;
  };
  const read = (data: string, event: string, batch: ChatEvent[]) => {
    if (ended) return;
    const known = event === '' ? template.read(data) : undefined;
    if (known !== undefined) {
      if (known) batch.push({ type: 'text-delta', text: known });
      return;
    }
    if (data.trim() === '[DONE]') {
      if (!reason) throw new HostError('malformed', `${model}: the answer ended without a finish reason`);
      end(batch, reason);
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
  const run = (lines: string, start: number, batch: ChatEvent[]): number => {
    const found = ended ? undefined : template.run(lines, start, 'data: ', '\n\n');
    if (!found) return start;
    const { texts, plain, end: ends } = found;
    if (!plain) for (const text of texts) batch.push({ type: 'text-delta', text });
    else if (texts.length > 0) batch.push({ type: 'text-delta', text: texts.join(''), pieces: texts });
    return ends;
  };
  return {
    feed: (bytes, batch) =>
      sse.feed(
        bytes,
        (data, event) => read(data, event, batch),
        (lines, start) => run(lines, start, batch),
      ),
    finish(batch) {
      // Older servers end without [DONE]. After the finish reason no text can follow.
      if (reason && sse.betweenEvents) return end(batch, reason);
      if (sse.isForeign) throw new HostError('unreadable', `${model}: the answer is no event stream`);
      throw new HostError('malformed', `${model}: the answer ended before its finish reason`);
    },
  };
}

/** A part of an answer: text, or a list of parts of which some are text. */
type Content = string | null | readonly ({ readonly type?: unknown; readonly text?: unknown } | null)[];

interface OpenAiChunk {
  /** `error` in the errors of vLLM before 0.10, whose fields are those of the chunk itself. */
  readonly object?: unknown;
  readonly choices?:
    | readonly ({
        readonly delta?: { readonly content?: Content } | null;
        /** In place of `delta` where a server sends a whole answer as one event. */
        readonly message?: { readonly content?: Content } | null;
        readonly finish_reason?: string | null;
      } | null)[]
    | null;
  readonly usage?: {
    readonly prompt_tokens?: unknown;
    readonly completion_tokens?: unknown;
    readonly prompt_tokens_details?: { readonly cached_tokens?: unknown } | null;
    readonly completion_tokens_details?: { readonly reasoning_tokens?: unknown } | null;
  } | null;
  readonly error?: { readonly code?: unknown; readonly message?: unknown } | null;
}

interface ReadChunk {
  readonly text?: string;
  readonly reason?: FinishReason;
  readonly usage?: Usage;
}

/**
 * One event of the stream; `undefined` where it holds nothing of an answer, such as a keep-alive or a status with data
 * of its own. An event without text never costs an answer, whatever its form.
 *
 * @throws HostError where it reports an error, `SyntaxError` where a chunk is broken.
 */
function readChunk(model: string, data: string, event: string): ReadChunk | undefined {
  const unnamed = event === '' || event === 'message';
  if (unnamed && data.trim() === '') return undefined;
  const parsed = unnamed ? JSON.parse(data) : parsedIfJson(data);
  const chunk = (parsed ?? {}) as OpenAiChunk;
  const error = chunk.object === 'error' ? (chunk as NonNullable<OpenAiChunk['error']>) : chunk.error;
  if (error || event === 'error') {
    throw new HostError(errorReason(error ?? {}), `${model}: reported an error inside the answer`);
  }
  const choice = Array.isArray(chunk.choices) ? chunk.choices[0] : undefined;
  const { usage } = chunk;
  if (!choice && !usage) return undefined;
  return {
    text: textIn((choice?.delta ?? choice?.message)?.content),
    reason: finishReason(model, choice?.finish_reason),
    usage: usage
      ? usageOf({
          inputTokens: usage.prompt_tokens,
          outputTokens: usage.completion_tokens,
          cachedTokens: usage.prompt_tokens_details?.cached_tokens,
          reasoningTokens: usage.completion_tokens_details?.reasoning_tokens,
        })
      : undefined,
  };
}

/** Parts that are not text, such as reasoning, are not part of the answer. */
function textIn(content: Content | undefined): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content
    .map((part) => (part?.type === 'text' && typeof part.text === 'string' ? part.text : ''))
    .join('');
}

/** The data of an event with a name of its own need not be JSON. */
function parsedIfJson(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}

function finishReason(model: string, reason: unknown): FinishReason | undefined {
  // Some servers send an empty reason with every chunk before the last.
  if (typeof reason !== 'string' || reason === '') return undefined;
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
