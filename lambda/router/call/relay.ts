import type { ChatBatch, HostErrorReason } from '../contract/chat';
import type { Answer } from './failover';
import { firstOf } from './first-of';

/** Events of the answer, or word that there have been none for a while. */
export type Relayed = ChatBatch | 'quiet';

export interface RelayLimits {
  /** Longest wait for a sign of life of the model, milliseconds. */
  readonly nextEventMs: number;
  /** After so long without an event a `quiet` is yielded, and again after as long; milliseconds. */
  readonly heartbeatMs: number;
  readonly elapsedMs: () => number;
  /** Ends the answer, whatever it is doing. */
  readonly stop: AbortSignal;
}

/**
 * The batches of an answer that has begun. Empty ones are signs of life, which are not passed on: a model that
 * reasons is waited for, while the reader hears that it is quiet. The target never changes (I9): whatever goes wrong
 * ends the answer with exactly one `error`. Ends without an event only when the reader stops reading. Always ends
 * the call upstream.
 */
export async function* relay(answer: Answer, limits: RelayLimits): AsyncGenerator<Relayed> {
  const { nextEventMs, heartbeatMs, elapsedMs, stop } = limits;
  try {
    yield answer.first;
    if (isLast(answer.first)) return;
    let pending = answer.rest.next();
    // The time the reader takes for a batch is no silence of the model.
    let dead = elapsedMs() + nextEventMs;
    let quiet = elapsedMs() + heartbeatMs;
    for (;;) {
      const next = await firstOf(pending, Math.min(dead, quiet) - elapsedMs(), stop);
      if (next.came === 'stop') return yield broken('timeout');
      if (next.came === 'timeout') {
        if (elapsedMs() >= dead) return yield broken('timeout');
        if (elapsedMs() < quiet) continue;
        yield 'quiet';
        quiet = elapsedMs() + heartbeatMs;
        continue;
      }
      if (next.value.done) return yield broken('malformed');
      const batch = next.value.value;
      if (batch.length > 0) {
        yield batch;
        if (isLast(batch)) return;
        quiet = elapsedMs() + heartbeatMs;
      }
      pending = answer.rest.next();
      dead = elapsedMs() + nextEventMs;
    }
  } catch {
    yield broken('failed');
  } finally {
    answer.close();
  }
}

const isLast = (batch: ChatBatch) => batch.some(({ type }) => type === 'end' || type === 'error');

const broken = (reason: HostErrorReason): ChatBatch => [
  { type: 'error', reason, message: 'the model broke off before its answer was complete' },
];
