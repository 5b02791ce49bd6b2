import type { RouterModel } from '../config/router-config';
import type { ChatBatch, ChatRequest, HostErrorReason } from '../contract/chat';
import type { Attempt } from '../contract/outcome';
import { HostError } from '../hosts/host';
import type { HostClients } from '../hosts/hosts';
import { converse } from './converse';
import { firstOf } from './first-of';

/** An answer that has begun. */
export interface Answer {
  readonly model: RouterModel;
  /** The batch with the first event. */
  readonly first: ChatBatch;
  /** The batches after it. */
  readonly rest: AsyncIterator<ChatBatch>;
  /** Ends the call upstream, at any time, any number of times. */
  readonly close: () => void;
}

/**
 * `reason`: what ended the search; the last candidate's failure, or one that no other candidate may hide.
 * `too-long` where every candidate said so: one that failed in another way may have had the room.
 */
export type Opening =
  | { readonly answer: Answer; readonly attempts: readonly Attempt[] }
  | { readonly answer?: undefined; readonly reason: Failure; readonly attempts: readonly Attempt[] };

type Failure = HostErrorReason | 'stopped';

/**
 * Whether another candidate may be tried after this failure. `rejected` is the caller's to mend and `denied` the
 * operator's: trying elsewhere would hide both.
 */
const TRY_NEXT: Readonly<Record<Failure, boolean>> = {
  unreachable: true,
  timeout: true,
  throttled: true,
  'not-ready': true,
  failed: true,
  malformed: true,
  'too-long': true,
  denied: false,
  rejected: false,
  stopped: false,
};

export interface FailoverOptions {
  readonly hosts: HostClients;
  readonly request: ChatRequest;
  readonly decisionId: string;
  /** Longest wait for a candidate's first sign of life, and for each after it until its first event. */
  readonly firstEventMs: number;
  readonly elapsedMs: () => number;
  readonly stop: AbortSignal;
}

/**
 * The first of `order` that yields an event (I9). Calls no model but those in `order`, each at most once, one
 * after the other; what order holds was decided by the policy (I2). A candidate that is alive without an event,
 * such as a model that reasons first, is waited for until `stop`. Never rejects.
 */
export async function firstAnswer(order: readonly RouterModel[], call: FailoverOptions): Promise<Opening> {
  const attempts: Attempt[] = [];
  let last: Failure = 'stopped';
  for (const model of order) {
    if (call.stop.aborted) return { reason: 'stopped', attempts };
    const began = call.elapsedMs();
    const opened = await open(model, call);
    const { name, host, boundary } = model;
    const reason = 'answer' in opened ? null : opened.reason;
    const status = 'answer' in opened ? null : (opened.status ?? null);
    attempts.push({ model: name, host, boundary, reason, status, ms: Math.round(call.elapsedMs() - began) });
    if ('answer' in opened) return { answer: opened.answer, attempts };
    if (opened.reason !== 'too-long' || attempts.length === 1) last = opened.reason;
    if (!TRY_NEXT[opened.reason]) break;
  }
  return { reason: last, attempts };
}

type Opened = { readonly answer: Answer } | { readonly reason: Failure; readonly status?: number };

async function open(model: RouterModel, call: FailoverOptions): Promise<Opened> {
  const own = new AbortController();
  const signal = AbortSignal.any([call.stop, own.signal]);
  let rest: AsyncIterator<ChatBatch> | undefined;
  const close = () => {
    own.abort();
    rest?.return?.().catch(() => {});
  };
  const failed = (reason: Failure, status?: number): Opened => {
    close();
    return { reason, status };
  };
  try {
    const { request, decisionId } = call;
    rest = converse(call.hosts, model, { request, decisionId, signal })[Symbol.asyncIterator]();
    for (;;) {
      const next = await firstOf(rest.next(), call.firstEventMs, call.stop);
      if (next.came === 'stop') return failed('stopped');
      if (next.came === 'timeout') return failed('timeout');
      if (next.value.done) return failed('malformed');
      const [first] = next.value.value;
      if (first?.type === 'error') return failed(first.reason);
      if (first) return { answer: { model, first: next.value.value, rest, close } };
    }
  } catch (error) {
    if (call.stop.aborted) return failed('stopped');
    return error instanceof HostError ? failed(error.reason, error.status) : failed('failed');
  }
}
