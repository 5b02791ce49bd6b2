import type { ChatBatch, HostErrorReason } from '../contract/chat';
import type { Answer } from './failover';
import { firstOf } from './first-of';

/** Events of the answer, or `quiet` where there have been none for a while. */
export type Relayed = ChatBatch | 'quiet';

export interface RelayLimits {
  /** Longest wait for a sign of life of the model, milliseconds. */
  readonly nextEventMs: number;
  /** Yields `quiet` each time this passes without an event, milliseconds. */
  readonly heartbeatMs: number;
  readonly elapsedMs: () => number;
  /** Ends the answer in every state. */
  readonly stop: AbortSignal;
}

/**
 * The batches of an answer that has begun. Empty batches are signs of life and are not passed on: relay waits for a
 * model that reasons, and yields `quiet` meanwhile. The target never changes (I9): every failure ends the answer with
 * exactly one `error`. Ends without an event only if the reader stops reading. Always ends the call upstream.
 */
export async function* relay(answer: Answer, limits: RelayLimits): AsyncGenerator<Relayed> {
  const { nextEventMs, heartbeatMs, elapsedMs, stop } = limits;
  try {
    yield answer.first;
    if (isLast(answer.first)) return;
    let pending = answer.rest.next();
    // The time that the reader takes for a batch does not count as silence of the model.
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
