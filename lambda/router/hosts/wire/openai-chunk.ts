import { jsonIn } from '../../../json/json-in';
import type { HostErrorReason, Usage } from '../../contract/chat';
import { HostError } from '../host';
import { refusalReason } from './status-reason';
import { usageOf } from './token-count';

/** What one event of a streamed OpenAI answer adds to it. A field is absent where the event adds nothing of its kind. */
export interface ReadChunk {
  readonly reasoning?: string;
  readonly text?: string;
  /** OpenAI's `logprobs.content`. */
  readonly logprobs?: readonly unknown[];
  readonly calls?: readonly CallDelta[];
  /** The server's own word for why the answer ended. */
  readonly finish?: string;
  readonly stopSequence?: string;
  readonly usage?: Usage;
}

/** A piece of a tool call. Every field may be absent, in the first piece and in later ones. */
export interface CallDelta {
  readonly index?: number;
  readonly id?: string;
  readonly name?: string;
  readonly arguments: string;
}

/** A part of an answer: text, or a list of parts of which some are text. */
type Content = string | null | readonly ({ readonly type?: unknown; readonly text?: unknown } | null)[];

/** A delta, or a message where a server sends a whole answer as one event. */
interface Message {
  readonly content?: Content;
  /** The name since vLLM 0.12; `reasoning_content` before, and at other servers. Some versions send both. */
  readonly reasoning?: unknown;
  readonly reasoning_content?: unknown;
  readonly tool_calls?: unknown;
  /** What tool calls were called before OpenAI had several in one answer. */
  readonly function_call?: unknown;
}

interface OpenAiChunk {
  /** `error` in the errors of vLLM before 0.10, whose fields are those of the chunk itself. */
  readonly object?: unknown;
  readonly choices?:
    | readonly ({
        readonly delta?: Message | null;
        readonly message?: Message | null;
        /** Of the older completions. */
        readonly text?: unknown;
        readonly logprobs?: ReportedLogprobs | null;
        readonly finish_reason?: unknown;
        /** vLLM: the text that stopped the answer, or the number of a token. */
        readonly stop_reason?: unknown;
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

/**
 * One event of the stream; `undefined` where it holds nothing of an answer, such as a keep-alive or a status with data
 * of its own. An event that adds nothing never costs an answer, whatever its form.
 *
 * @throws HostError where it reports an error, `SyntaxError` where a chunk is broken.
 */
export function readChunk(model: string, data: string, event: string): ReadChunk | undefined {
  const unnamed = event === '' || event === 'message';
  if (unnamed && data.trim() === '') return undefined;
  // The data of an event with a name of its own need not be JSON.
  const parsed = unnamed ? JSON.parse(data) : jsonIn(data);
  const chunk = (parsed ?? {}) as OpenAiChunk;
  const error = chunk.object === 'error' ? (chunk as NonNullable<OpenAiChunk['error']>) : chunk.error;
  if (error || event === 'error') {
    throw new HostError(errorReason(error ?? {}), `${model}: reported an error inside the answer`);
  }
  const choice = Array.isArray(chunk.choices) ? chunk.choices[0] : undefined;
  if (!choice && !chunk.usage) return undefined;
  const message = choice?.delta ?? choice?.message ?? {};
  return {
    reasoning: reasoningIn(message),
    text: textIn(message.content) ?? wordIn(choice?.text),
    logprobs: logprobsIn(choice?.logprobs),
    calls: callsIn(message),
    finish: wordIn(choice?.finish_reason),
    stopSequence: wordIn(choice?.stop_reason),
    usage: chunk.usage ? reportedUsage(chunk.usage) : undefined,
  };
}

/** A text that is not empty. Some servers send an empty one for none. */
const wordIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const reasoningIn = ({ reasoning, reasoning_content, content }: Message): string | undefined =>
  wordIn(reasoning) ?? wordIn(reasoning_content) ?? partsIn(content, 'thinking', 'thinking');

const textIn = (content: Content | undefined): string | undefined =>
  wordIn(content) ?? partsIn(content, 'text', 'text');

/** What the parts of a type say together. */
function partsIn(content: unknown, type: string, field: string): string | undefined {
  if (!Array.isArray(content)) return undefined;
  return wordIn(content.map((part) => (part?.type === type && wordIn(part[field])) || '').join(''));
}

/** OpenAI's form, and that of the older completions. */
interface ReportedLogprobs {
  readonly content?: unknown;
  readonly tokens?: unknown;
  readonly token_logprobs?: unknown;
  readonly top_logprobs?: unknown;
}

function logprobsIn(reported: ReportedLogprobs | null | undefined): ReadChunk['logprobs'] {
  const content = reported?.content ?? (reported && olderLogprobs(reported));
  return Array.isArray(content) && content.length > 0 ? content : undefined;
}

/** The lists of the older form as entries of the newer one. */
function olderLogprobs({ tokens, token_logprobs, top_logprobs }: ReportedLogprobs): unknown {
  if (!Array.isArray(tokens)) return undefined;
  const logprobs = Array.isArray(token_logprobs) ? token_logprobs : [];
  const tops = Array.isArray(top_logprobs) ? top_logprobs : [];
  return tokens.map((token, place) => ({
    token,
    logprob: logprobs[place] ?? null,
    top_logprobs: Object.entries(tops[place] ?? {}).map(([other, logprob]) => ({ token: other, logprob })),
  }));
}

function callsIn({ tool_calls: several, function_call: one }: Message): ReadChunk['calls'] {
  const all: readonly unknown[] =
    Array.isArray(several) && several.length > 0 ? several : [{ function: one }];
  const read = all.flatMap((each) => callIn(each) ?? []);
  return read.length > 0 ? read : undefined;
}

function callIn(value: unknown): CallDelta | undefined {
  const { index, id, function: called } = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof called !== 'object' || called === null) return undefined;
  const { name, arguments: given } = called as Readonly<Record<string, unknown>>;
  return {
    ...(Number.isSafeInteger(index) && { index: Number(index) }),
    ...(wordIn(id) && { id: wordIn(id) }),
    ...(wordIn(name) && { name: wordIn(name) }),
    // Some servers send the arguments as an object in place of its text.
    arguments: typeof given === 'object' && given !== null ? JSON.stringify(given) : (wordIn(given) ?? ''),
  };
}

const reportedUsage = (usage: NonNullable<OpenAiChunk['usage']>): Usage | undefined =>
  usageOf({
    inputTokens: usage.prompt_tokens,
    outputTokens: usage.completion_tokens,
    cachedTokens: usage.prompt_tokens_details?.cached_tokens,
    reasoningTokens: usage.completion_tokens_details?.reasoning_tokens,
  });

/** vLLM gives its in-stream errors an HTTP status as `code`; others give none, or a word. */
function errorReason({ code, message }: NonNullable<OpenAiChunk['error']>): HostErrorReason {
  return typeof code === 'number' && code >= 400 ? refusalReason(code, String(message ?? '')) : 'failed';
}
