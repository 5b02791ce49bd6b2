// The interface between the OpenAI API and the model hosts: types only. The API translates requests into these types,
// and each host translates them into its own protocol.

import type { ReasoningEffort } from '../../../policy/thinking';

/** One turn of a conversation; text only. `system` may be at any position, as OpenAI clients send it. */
export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly text: string;
}

/** What a caller requests from a model. Absent numbers mean the model's own default. */
export interface ChatRequest {
  readonly messages: readonly ChatMessage[];
  /** 0 to 2, as OpenAI clients send it; a host with a narrower range clamps. */
  readonly temperature?: number;
  /** 0 to 1. */
  readonly topP?: number;
  /** The most tokens the answer may have. */
  readonly maxTokens?: number;
  readonly stop?: readonly string[];
  /** How much the model thinks before it answers; `none` and `minimal`: not at all. */
  readonly effort?: ReasoningEffort;
}

/** Why an answer ended. `content-filter`: a guardrail or the model's own safety layer stopped it. */
export type FinishReason = 'stop' | 'length' | 'content-filter';

/** The tokens of one answer, as its model counted them. A part that the model does not report is absent. */
export interface Usage {
  /** All tokens of the prompt, those of a cache included. */
  readonly inputTokens: number;
  /** All tokens of the answer, those of reasoning included. */
  readonly outputTokens: number;
  /** Of the prompt: read from a cache. */
  readonly cachedTokens?: number;
  /** Of the prompt: written to a cache. */
  readonly cacheWriteTokens?: number;
  /** Of the answer: reasoning, which is not part of its text. */
  readonly reasoningTokens?: number;
}

/**
 * What an answer is made of, in this order: any number of `text-delta`, at most one `usage`, then exactly one `end`
 * or `error`. `error.message` is the router's own text, because the upstream's text may repeat the prompt (I7).
 */
export type ChatEvent =
  | {
      readonly type: 'text-delta';
      readonly text: string;
      /** The deltas that make the text, where they came together and JSON writes each as it is. */
      readonly pieces?: readonly string[];
    }
  | { readonly type: 'usage'; readonly usage: Usage }
  | { readonly type: 'end'; readonly reason: FinishReason }
  | { readonly type: 'error'; readonly reason: HostErrorReason; readonly message: string };

/**
 * What a host yields: the events that one read from the network completed, in order. A batch is a sign of life. An
 * empty batch means that the model sent something complete and well-formed that is not part of the answer, such as
 * reasoning, a tool call, a ping, or an event of an unknown kind. A sign of life resets the limits on silence. It is
 * not the first event: until then, another candidate may be tried (I9).
 */
export type ChatBatch = readonly ChatEvent[];

/** What went wrong at a host, as records keep it. */
export type HostErrorReason =
  | 'unreachable' // no connection: DNS, TLS, refused, reset before the answer began
  | 'timeout' // no sign of life within the time allowed
  | 'throttled' // the host returned: too many requests
  | 'not-ready' // the model is starting, scaling up or has no capacity yet
  | 'failed' // the host returned an internal error (5xx)
  | 'malformed' // the answer does not follow the protocol
  | 'unreadable' // the answer is in another protocol; an operator must correct the model's container
  | 'denied' // a permission, model agreement or quota of the account does not allow it; an operator must act
  | 'too-long' // prompt and answer do not fit into the model's context; a larger model may take them
  | 'rejected'; // the model refuses this request; the caller must change it
