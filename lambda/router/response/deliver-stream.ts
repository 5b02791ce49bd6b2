import { dueTimer } from '../call/due-timer';
import { type Answer, endCalls, NOT_CALLED, type Opening } from '../call/failover';
import type { RelayLimits } from '../call/relay';
import type { AnswersSum } from '../call/sum-of-answers';
import { Tally } from '../call/tally';
import type { RouterModel } from '../config/router-config';
import type { ApiError } from '../contract/api-error';
import type { RouterResponse, StreamedBody } from '../contract/http';
import { type AnsweredExchange, answeredBy, broken, end } from './exchange';
import { hostFailure } from './host-failure';
import { eventStream } from './respond';
import { type StreamedAnswer, streamedAnswer } from './streamed-answer';

/** Answers with a stream of events. */
export function deliverStream(
  exchange: AnsweredExchange,
  answer: Answer,
  limits: RelayLimits,
  now: Date,
): RouterResponse {
  const { body, sum } = streamedAnswer(exchange, answer, limits, now);
  exchange.journal.responded();
  return eventStream(body, () => endStream(exchange, sum()), answeredBy(exchange, answer));
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
  let opened: AnsweredExchange = { ...exchange, opening: NOT_CALLED };
  let streamed: StreamedAnswer | undefined;
  let failure: ApiError | undefined;
  journal.responded();
  const body: StreamedBody = async (write) => {
    const opening = await withComments(calling, limits.heartbeatMs, () => void write(form.keepAlive));
    opened = { ...exchange, opening };
    const { answer } = opening;
    if (answer) {
      journal.began();
      streamed = streamedAnswer(opened, answer, limits, now());
      return streamed.body(write);
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
    return endStream(opened, streamed?.sum() ?? new Tally(), failure);
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

function endStream(exchange: AnsweredExchange, sum: AnswersSum, failure?: ApiError): Promise<void> {
  exchange.stop.release();
  endCalls(exchange.opening);
  if (sum.finish) return end(exchange, 200, 'complete', null, sum);
  const error = failure?.code ?? (sum.failure ? broken(exchange, sum).code : 'client_gone');
  return end(exchange, 200, sum.hasContent ? 'partial' : 'failed', error, sum);
}
