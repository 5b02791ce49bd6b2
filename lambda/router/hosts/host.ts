import type * as z from 'zod/mini';
import type { AwsPlace } from '../../aws/endpoints';
import type { ChatEvent, ChatRequest, HostErrorReason } from '../contract/chat';
import type { EmbeddingEvent, EmbeddingRequest } from '../contract/embedding';

/** One call to one model. `model` is the configured model, of exactly this host. */
export interface HostCall<M, R = ChatRequest> {
  readonly model: M;
  readonly request: R;
  /** The decision id; sent upstream where the protocol has a place for it. */
  readonly decisionId: string;
  /** Which of several answers to the request this call is for, counted from 0. @default the only one */
  readonly answer?: number;
  /** Keeps the caller apart in the model's prefix cache. Absent for a model beyond the account. */
  readonly cacheSalt?: string;
}

/** The answer of one call, in batches. The call is made by the first `next`. */
export interface AnswerStream<E = ChatEvent> {
  /** Resolves with the next batch. One at a time, and never after the last event. */
  next(): Promise<readonly E[]>;
  /**
   * Ends the call, in every state and any number of times, and closes its connection. A `next` that waits, and the next
   * one, then fails with this reason.
   */
  stop(reason: HostErrorReason): void;
}

/**
 * Calls the models of one host over the wire. `M`: a model of this host in the router's configuration.
 *
 * The contract, held by one suite over all hosts (test/contract/hosts.test.ts):
 * - each batch is a sign of life of the model; bytes that complete nothing make no batch;
 * - before its first event it throws {@link HostError}; the next candidate may then be tried;
 * - after its first event it never throws: it ends with an `error` event;
 * - it always ends with exactly one `end` or `error`;
 * - it ends when it is stopped, and leaves no socket busy.
 */
export interface HostClient<M> {
  converse(call: HostCall<M>): AnswerStream;
  /**
   * Embeds every text, or none: where one call of several fails, it throws {@link HostError}, and it never throws after
   * its event. Each call that ends is a sign of life.
   */
  embed(call: HostCall<M, EmbeddingRequest>): AnswerStream<EmbeddingEvent>;
}

/** What a host's client is made from, when the function starts. */
export interface HostParts<M> {
  /** The lane's models of this host, at least one. */
  readonly models: readonly M[];
  readonly place: AwsPlace;
  /** Reads an environment variable. @throws Error with its name if it is not set */
  readonly variable: (name: string) => string;
}

/** One host on the router's side: the schema of its models, and what makes the client that calls them. */
export interface HostAdapter<M> {
  readonly schema: z.core.$ZodType<M>;
  /** Reads every deploy-time value now, so that a missing one stops the start and not a later request. */
  readonly create: (parts: HostParts<M>) => HostClient<M>;
}

/** `reasoning`: earlier reasoning whose signature the model does not know. */
export type RefusedPart = 'reasoning';

/**
 * A host failed before its first event. `status` is the HTTP status it answered with, where it answered, and
 * `retryAfterSeconds` when it said the request may be sent again.
 */
export class HostError extends Error {
  override readonly name = 'HostError';

  constructor(
    readonly reason: HostErrorReason,
    message: string,
    readonly status?: number,
    readonly retryAfterSeconds?: number,
    /** The part of the request that the host refused, where it says so. */
    readonly part?: RefusedPart,
  ) {
    super(message);
  }
}
