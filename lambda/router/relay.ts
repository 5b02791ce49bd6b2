import type { ChatEvent, HostErrorReason } from './chat';
import type { Answer } from './failover';
import { firstOf } from './first-of';

/** An event of the answer, or word that there has been none for a while. */
export type Relayed = ChatEvent | { readonly type: 'silence' };

export interface RelayLimits {
  /** Longest silence between two events, milliseconds. */
  readonly nextEventMs: number;
  /** Silence after which a `silence` is yielded, and again after as much. */
  readonly heartbeatMs: number;
}

/**
 * The events of an answer that has begun. The target never changes (I9): whatever goes wrong ends it with exactly
 * one `error`. Ends silently only when the reader stops reading. Always ends the call upstream.
 */
export async function* relay(
  answer: Answer,
  limits: RelayLimits,
  stop: AbortSignal,
): AsyncGenerator<Relayed> {
  try {
    yield answer.first;
    if (isLast(answer.first)) return;
    for (;;) {
      const pending = answer.rest.next();
      let left = limits.nextEventMs;
      let next = await firstOf(pending, Math.min(left, limits.heartbeatMs), stop);
      while (next.came === 'timeout' && left > limits.heartbeatMs) {
        left -= limits.heartbeatMs;
        yield { type: 'silence' };
        next = await firstOf(pending, Math.min(left, limits.heartbeatMs), stop);
      }
      if (next.came !== 'value') return yield broken('timeout');
      if (next.value.done) return yield broken('malformed');
      yield next.value.value;
      if (isLast(next.value.value)) return;
    }
  } catch {
    yield broken('failed');
  } finally {
    answer.close();
  }
}

const isLast = (event: ChatEvent) => event.type === 'end' || event.type === 'error';

const broken = (reason: HostErrorReason): ChatEvent => ({
  type: 'error',
  reason,
  message: 'the model broke off before its answer was complete',
});
