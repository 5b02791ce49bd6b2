import type { Host } from '../../../policy/boundary';
import type { ModelOn } from '../config/router-config';
import type { ChatBatch, ChatRequest, HostErrorReason } from '../contract/chat';

/** One call to one model. `model` is the configured model of exactly this host. */
export interface HostCall<H extends Host> {
  readonly model: ModelOn<H>;
  readonly request: ChatRequest;
  /** The decision id; sent upstream where the protocol has a place for it. */
  readonly decisionId: string;
  /** Aborted when the client has gone, time is up, or another candidate took over. */
  readonly signal: AbortSignal;
}

/**
 * A model host, spoken to over the wire.
 *
 * The contract, held by one suite over all hosts (test/contract/hosts.test.ts):
 * - each batch is a sign of life of the model; bytes that complete nothing make no batch;
 * - before its first event it throws {@link HostError}; the next candidate may then be tried;
 * - after its first event it never throws: it ends with an `error` event;
 * - it always ends with exactly one `end` or `error`;
 * - it stops when the signal aborts, and leaves no socket busy.
 */
export interface ModelHost<H extends Host> {
  converse(call: HostCall<H>): AsyncIterable<ChatBatch>;
}

/** A host failed before its first event. `status` is the HTTP status it answered with, where it answered. */
export class HostError extends Error {
  override readonly name = 'HostError';

  constructor(
    readonly reason: HostErrorReason,
    message: string,
    readonly status?: number,
  ) {
    super(message);
  }
}
