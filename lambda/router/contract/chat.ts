// The interface between the dialects of clients and the model hosts: types, and the lists that some are
// made of. A dialect reads its requests into these types and writes its answers from them, and each host translates them
// into its own protocol.

import type { ReasoningEffort } from '../../../policy/thinking';

/** How long a provider's cache keeps the prompt up to this place, where it has such a cache. */
export type CacheTtl = '5m' | '1h';

/** Whether the prompt up to and with this may be kept in a cache of its provider. */
interface Cacheable {
  /** @default no cache point here */
  readonly cache?: CacheTtl;
}

export interface TextPart extends Cacheable {
  readonly type: 'text';
  readonly text: string;
}

/** The image formats that all hosts with images take. */
export const IMAGE_FORMATS = ['png', 'jpeg', 'gif', 'webp'] as const;
export type ImageFormat = (typeof IMAGE_FORMATS)[number];

/** An image as data. A remote address is never followed. */
export interface ImagePart extends Cacheable {
  readonly type: 'image';
  readonly format: ImageFormat;
  /** Base64 with padding, without line breaks. */
  readonly data: string;
  /** How closely the model looks at it, where it has the choice. */
  readonly detail?: 'low' | 'high' | 'auto';
}

/** The formats of documents that Converse takes (Amazon Bedrock API reference, DocumentBlock, 2026-11). */
export const DOCUMENT_FORMATS = ['pdf', 'csv', 'doc', 'docx', 'xls', 'xlsx', 'html', 'txt', 'md'] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/** A document as data. */
export interface DocumentPart extends Cacheable {
  readonly type: 'document';
  readonly format: DocumentFormat;
  /** What the caller calls it; some hosts need a name. */
  readonly name?: string;
  /** Base64 with padding, without line breaks. */
  readonly data: string;
}

/** What a model thought before an earlier answer, sent back so that it can go on. */
export interface ReasoningPart {
  readonly type: 'reasoning';
  readonly text: string;
  /** By which its provider knows it again. A provider that signs refuses reasoning without its signature. */
  readonly signature?: string;
  /** In place of the text, where the provider encrypted it: base64. */
  readonly redacted?: string;
}

/** A call of a tool that the model asked for. */
export interface ToolCallPart extends Cacheable {
  readonly type: 'tool-call';
  readonly id: string;
  readonly name: string;
  /** A JSON object as text, as the model wrote it. */
  readonly arguments: string;
}

/** What a tool returned for an earlier call. */
export interface ToolResultPart extends Cacheable {
  readonly type: 'tool-result';
  readonly callId: string;
  readonly content: readonly (TextPart | ImagePart | DocumentPart)[];
  /** Whether the tool failed. @default false */
  readonly failed?: boolean;
}

/**
 * One turn of a conversation. `system` may be at any position, as OpenAI clients send it. Results of tools are part of a
 * user's turn.
 */
export type ChatMessage =
  | { readonly role: 'system'; readonly parts: readonly TextPart[] }
  | { readonly role: 'user'; readonly parts: readonly UserPart[] }
  | { readonly role: 'assistant'; readonly parts: readonly AssistantPart[] };

export type UserPart = TextPart | ImagePart | DocumentPart | ToolResultPart;
export type AssistantPart = TextPart | ReasoningPart | ToolCallPart;
export type ChatPart = UserPart | AssistantPart;

/** A JSON Schema, as the caller wrote it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** A function that the model may ask the caller to call. */
export interface Tool extends Cacheable {
  readonly name: string;
  readonly description?: string;
  /** Schema of the arguments: of an object. @default an object without properties */
  readonly parameters?: JsonSchema;
  /** Whether arguments follow the schema exactly. @default false */
  readonly strict?: boolean;
}

/** `required`: some tool. An object: this tool. */
export type ToolChoice = 'auto' | 'none' | 'required' | { readonly name: string };

/** The form of the text of an answer, where it is not free. */
export type AnswerFormat =
  | { readonly type: 'json' }
  | {
      readonly type: 'json-schema';
      readonly name: string;
      readonly description?: string;
      readonly schema: JsonSchema;
      readonly strict: boolean;
    };

/** What a caller requests from a model. Absent numbers mean the model's own default. */
export interface ChatRequest {
  readonly messages: readonly ChatMessage[];
  /**
   * The messages are one text of a user, which the model continues as it is, without its chat template.
   * @default the model answers the messages
   */
  readonly continues?: true;
  /** @default none; never an empty list */
  readonly tools?: readonly Tool[];
  /** Only where there are tools. @default 'auto' */
  readonly toolChoice?: ToolChoice;
  /** Whether one answer may hold several calls. Only where there are tools. @default true */
  readonly parallelToolCalls?: boolean;
  /** @default free text */
  readonly format?: AnswerFormat;
  /** 0 to 2, as OpenAI clients send it; a host with a narrower range clamps. */
  readonly temperature?: number;
  /** 0 to 1. */
  readonly topP?: number;
  /** The most tokens the answer may have. */
  readonly maxTokens?: number;
  readonly stop?: readonly string[];
  /** How much the model thinks before it answers; `none` and `minimal`: not at all. */
  readonly effort?: ReasoningEffort;
  readonly seed?: number;
  /** -2 to 2. */
  readonly presencePenalty?: number;
  /** -2 to 2. */
  readonly frequencyPenalty?: number;
  /** How many alternatives to report for each token, with its probability: 0 to 20. @default no probabilities */
  readonly logprobs?: number;
  /** Bedrock's tier. @default its standard tier */
  readonly serviceTier?: 'default' | 'flex' | 'priority';
  readonly verbosity?: 'low' | 'medium' | 'high';
  /** Fields of vLLM's own, as the caller sent them; `top_k` is one that other models have too. */
  readonly extras?: Readonly<Record<string, unknown>>;
}

/** Why an answer ended. `content-filter`: a guardrail or the model's own safety layer stopped it. */
export type FinishReason = 'stop' | 'length' | 'tool-calls' | 'content-filter';

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
 * What an answer is made of, in this order: any number of deltas, at most one `usage`, then exactly one `end` or `error`.
 * `error.message` is the router's own text, because the upstream's text may repeat the prompt (I7).
 *
 * The deltas of one block follow each other: a block of reasoning ends with a `reasoning-end`, and the arguments of a
 * tool call follow the `tool-call` with the same `index`, counted from 0 in one answer.
 */
export type ChatEvent =
  | {
      readonly type: 'text-delta';
      readonly text: string;
      /** The deltas that make the text, where they came together and JSON writes each as it is. */
      readonly pieces?: readonly string[];
      /** OpenAI's `logprobs.content` of the tokens of this delta, where the request asked for them. */
      readonly logprobs?: readonly unknown[];
    }
  | { readonly type: 'reasoning-delta'; readonly text: string }
  | {
      readonly type: 'reasoning-end';
      readonly signature?: string;
      /** The whole block, where its provider encrypted it: base64. */
      readonly redacted?: string;
    }
  | { readonly type: 'tool-call'; readonly index: number; readonly id: string; readonly name: string }
  | {
      readonly type: 'arguments-delta';
      readonly index: number;
      readonly text: string;
      /** As those of a text. */
      readonly pieces?: readonly string[];
    }
  | { readonly type: 'usage'; readonly usage: Usage }
  | {
      readonly type: 'end';
      readonly reason: FinishReason;
      /** The stop sequence that ended it, where the host says so. */
      readonly stopSequence?: string;
    }
  | { readonly type: 'error'; readonly reason: HostErrorReason; readonly message: string };

/**
 * What a host yields: the events that one read from the network completed, in order. A batch is a sign of life. An
 * empty batch means that the model sent something complete and well-formed that is not part of the answer, such as a
 * ping, or an event of an unknown kind. A sign of life resets the limits on silence. It is
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
