import type { ChatBatch } from '../contract/chat';
import { type DueTimer, dueTimer } from './due-timer';
import type { Answer } from './failover';
import type { CallStop } from './shared-stop';

/** Where the batches of an answer go. */
export interface RelaySink {
  /** Takes a batch that is not empty. Returns a promise where the reader must be waited for. */
  events(batch: ChatBatch): Promise<void> | undefined;
  /** There have been no events for a while. @default nothing */
  readonly quiet?: () => void;
}

export interface RelayLimits {
  /** Longest wait for a sign of life of the model, milliseconds. */
  readonly nextEventMs: number;
  /** Calls `quiet` each time this passes without an event, milliseconds. */
  readonly heartbeatMs: number;
  readonly elapsedMs: () => number;
  /** Ends the answer in every state. */
  readonly stop: CallStop;
}

/**
 * Passes on the batches of an answer that has begun. Empty batches are signs of life and are not passed on: relay waits
 * for a model that reasons, and calls `quiet` meanwhile. The target never changes (I9): every failure ends the answer
 * with exactly one `error`. Never rejects. One timer watches both silences, and an event moves them on without it. A
 * short answer is over before it is needed.
 */
export async function relay(answer: Answer, limits: RelayLimits, sink: RelaySink): Promise<void> {
  const { nextEventMs, heartbeatMs, elapsedMs, stop } = limits;
  const { stream } = answer;
  /** When the model counts as dead. Never while the reader is waited for: its time is not the model's silence. */
  let dead = Number.POSITIVE_INFINITY;
  let quiet = dead;
  const most = Math.min(nextEventMs, heartbeatMs);
  stop.onStop(() => stream.stop('timeout'));
  let timer: DueTimer | undefined;
  const watch = () =>
    dueTimer(most, () => {
      const now = elapsedMs();
      if (now >= dead) return void stream.stop('timeout');
      if (now >= quiet) {
        sink.quiet?.();
        quiet = now + heartbeatMs;
      }
      return Math.min(dead - now, quiet - now, most);
    });
  try {
    let batch = answer.first;
    for (;;) {
      if (batch.length > 0) {
        const full = sink.events(batch);
        if (isLast(batch)) return;
        if (full) {
          dead = quiet = Number.POSITIVE_INFINITY;
          await full;
        }
        quiet = elapsedMs() + heartbeatMs;
      }
      timer ??= watch();
      dead = elapsedMs() + nextEventMs;
      batch = await stream.next();
    }
  } catch {
    stream.stop('failed');
    sink.events(BROKEN);
  } finally {
    timer?.clear();
    stop.onStop(undefined);
  }
}

const isLast = (batch: ChatBatch) => batch.some(({ type }) => type === 'end' || type === 'error');

const BROKEN: ChatBatch = [
  { type: 'error', reason: 'failed', message: 'the model broke off before its answer was complete' },
];
