import type { ChatBatch } from '../contract/chat';
import type { Answer } from './failover';
import { type RelayLimits, type RelaySink, relay } from './relay';
import { sharedStop } from './shared-stop';

/** One of several answers, and where its batches go. */
export interface RelayedAnswer extends Pick<RelaySink, 'events'> {
  readonly answer: Answer;
}

/**
 * Passes on the batches of several answers at the same time, each as it comes, to one reader: where it must be waited for,
 * all wait. The first answer that fails ends all others, and nothing follows its `error`. Each answer has limits of its
 * own. Never rejects.
 *
 * @param quiet there have been no events of any answer for a while
 */
export async function relayAll(
  answers: readonly RelayedAnswer[],
  limits: RelayLimits,
  quiet: () => void = () => {},
): Promise<void> {
  const { elapsedMs, heartbeatMs } = limits;
  const stop = sharedStop(limits.stop);
  let broken = false;
  let heardAt = elapsedMs();
  /** Ends when the reader takes the next batch; `undefined` while it takes one at once. */
  let turn: Promise<void> | undefined;

  const pass = (events: RelaySink['events'], batch: ChatBatch): Promise<void> | undefined => {
    if (broken) return undefined;
    broken = batch.some(({ type }) => type === 'error');
    heardAt = elapsedMs();
    const full = events(batch);
    if (broken) stop.cut();
    return full;
  };
  const inTurn = (events: RelaySink['events'], batch: ChatBatch): Promise<void> | undefined => {
    const full = turn ? turn.then(() => pass(events, batch)) : pass(events, batch);
    if (!full) return undefined;
    const mine = full.then(() => {
      if (turn === mine) turn = undefined;
    });
    turn = mine;
    return mine;
  };
  const silent = () => {
    if (broken || turn || elapsedMs() - heardAt < heartbeatMs) return;
    heardAt = elapsedMs();
    quiet();
  };

  const relays = answers.map(({ answer, events }) =>
    relay(
      answer,
      { ...limits, stop: stop.ofCall() },
      { events: (batch) => inTurn(events, batch), quiet: silent },
    ),
  );
  await Promise.all(relays);
  await turn;
  limits.stop.onStop(undefined);
}
