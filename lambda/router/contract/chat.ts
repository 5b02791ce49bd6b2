// The port between the OpenAI surface and the model hosts: types only. The API translates into these, each host
// translates out of them, and nothing else crosses.

/** One turn of a conversation; text only. `system` may stand anywhere, as OpenAI clients send it. */
export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly text: string;
}

/** What a caller asked of a model. Absent numbers mean the model's own default. */
export interface ChatRequest {
  readonly messages: readonly ChatMessage[];
  /** 0 to 2, as OpenAI clients send it; a host with a narrower range clamps. */
  readonly temperature?: number;
  /** 0 to 1. */
  readonly topP?: number;
  /** The most tokens the answer may have. */
  readonly maxTokens?: number;
  readonly stop?: readonly string[];
}

/** Why an answer ended. `content-filter`: a guardrail or the model's own safety layer stopped it. */
export type FinishReason = 'stop' | 'length' | 'content-filter';

export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/**
 * What an answer is made of, in this order: any number of `text-delta`, at most one `usage`, then exactly one `end`
 * or `error`. `error.message` is ours, never the upstream's text, which may echo the prompt (I7).
 */
export type ChatEvent =
  | { readonly type: 'text-delta'; readonly text: string }
  | { readonly type: 'usage'; readonly usage: Usage }
  | { readonly type: 'end'; readonly reason: FinishReason }
  | { readonly type: 'error'; readonly reason: HostErrorReason; readonly message: string };

/**
 * What a host yields: the events that one read from the network completed, in order. A batch is a sign of life, and
 * so it may be empty: the model sent something whole and well-formed that is not part of the answer, such as
 * reasoning, a call of a tool, a ping, or an event of a kind we do not know. Life resets the limits on silence. It
 * is not the first event: until that, another candidate may be tried (I9).
 */
export type ChatBatch = readonly ChatEvent[];

/** What went wrong at a host, in words a record can keep. */
export type HostErrorReason =
  | 'unreachable' // no connection: DNS, TLS, refused, reset before the answer began
  | 'timeout' // no sign of life within the time allowed
  | 'throttled' // the host said: too many requests
  | 'not-ready' // the model is starting, scaling up or has no capacity yet
  | 'failed' // the host answered with a fault of its own (5xx)
  | 'malformed' // the answer was not what the protocol says
  | 'denied' // our permission, agreement or quota does not allow it; an operator must act
  | 'too-long' // prompt and answer do not fit into the model's context; a larger one may take them
  | 'rejected'; // the model refuses this request as it stands; the caller must change it
