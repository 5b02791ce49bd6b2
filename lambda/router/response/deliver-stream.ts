import { dueTimer } from '../call/due-timer';
import { type Answer, NOT_CALLED, type Opening } from '../call/failover';
import type { RelayLimits } from '../call/relay';
import { Tally } from '../call/tally';
import type { RouterModel } from '../config/router-config';
import type { ApiError } from '../contract/api-error';
import type { RouterResponse, StreamedBody } from '../contract/http';
import { type AnsweredExchange, answeredBy, broken, end, headOf } from './exchange';
import { hostFailure } from './host-failure';
import { eventStream } from './respond';
import { type StreamBodyParts, writeStream } from './stream-body';

/** Answers with a stream of events. */
export function deliverStream(
  exchange: AnsweredExchange,
  answer: Answer,
  limits: RelayLimits,
  now: Date,
): RouterResponse {
  const tally = new Tally();
  exchange.journal.responded();
  return eventStream(
    (write) => writeStream(streamOf(exchange, answer, limits, now, tally), write),
    () => endStream(exchange, tally),
    answeredBy(exchange, answer),
  );
}

/** A stream that begins before its model has sent an event. */
export interface EarlyStream {
  readonly exchange: Omit<AnsweredExchange, 'opening'>;
  /** The search for a model that answers. Other candidates may still be tried (I9). */
  readonly calling: Promise<Opening>;
  /** The models that may answer. */
  readonly order: readonly RouterModel[];
  readonly limits: RelayLimits;
  readonly now: () => Date;
}

/**
 * Begins a stream with a comment, and writes the answer once a model has one. The decision record has been accepted. A
 * failure after this is an error event, with the code that the response would have had.
 */
export function deliverEarly({ exchange, calling, order, limits, now }: EarlyStream): RouterResponse {
  const { journal, stop, asked, form } = exchange;
  const tally = new Tally();
  let opened: AnsweredExchange = { ...exchange, opening: NOT_CALLED };
  let failure: ApiError | undefined;
  journal.responded();
  const body: StreamedBody = async (write) => {
    const opening = await withComments(calling, limits.heartbeatMs, () => void write(form.keepAlive));
    opened = { ...exchange, opening };
    const { answer } = opening;
    if (answer) {
      journal.began();
      return writeStream(streamOf(opened, answer, limits, now(), tally), write);
    }
    failure = hostFailure(opening, stop.reason, false, order, asked);
    await write(form.errorEvent(failure, exchange.requestId));
  };
  const finish = async () => {
    // The client may have left while the search went on: its end is part of the record.
    if (!failure && !opened.opening.answer) {
      stop.now('client-gone');
      opened = { ...exchange, opening: await calling };
    }
    return endStream(opened, tally, failure);
  };
  return eventStream(body, finish, { 'x-decision-id': journal.decisionId });
}

/** Waits for the first event, and writes a comment now and after each silence. */
async function withComments(
  calling: Promise<Opening>,
  heartbeatMs: number,
  comment: () => void,
): Promise<Opening> {
  comment();
  const timer = dueTimer(heartbeatMs, () => {
    comment();
    return heartbeatMs;
  });
  try {
    return await calling;
  } finally {
    timer.clear();
  }
}

const streamOf = (
  exchange: AnsweredExchange,
  answer: Answer,
  limits: RelayLimits,
  now: Date,
  tally: Tally,
): StreamBodyParts => {
  const { form, asked } = exchange;
  const writer = form.stream(headOf(exchange, answer, now), asked.form);
  return {
    answer,
    limits,
    tally,
    writer,
    keepAlive: form.keepAlive,
    broken() {
      const error = broken(exchange, tally);
      return writer.failed?.(error, tally) ?? form.errorEvent(error, exchange.requestId);
    },
  };
};

function endStream(exchange: AnsweredExchange, tally: Tally, failure?: ApiError): Promise<void> {
  exchange.stop.release();
  exchange.opening.answer?.stream.stop('timeout');
  if (tally.finish) return end(exchange, 200, 'complete', null, tally);
  const error = failure?.code ?? (tally.failure ? broken(exchange, tally).code : 'client_gone');
  return end(exchange, 200, tally.hasContent ? 'partial' : 'failed', error, tally);
}
