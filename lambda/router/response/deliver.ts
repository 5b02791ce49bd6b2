import type { Answer } from '../call/failover';
import { type RelayLimits, relay } from '../call/relay';
import { Tally } from '../call/tally';
import type { ApiError } from '../contract/api-error';
import type { RouterResponse } from '../contract/http';
import { type AnsweredExchange, answeredBy, broken, type Exchange, end, headOf } from './exchange';
import { json, refusal } from './respond';

/** Answers with an error. */
export function refuse(exchange: Exchange, error: ApiError, tally?: Tally): RouterResponse {
  exchange.stop.release();
  exchange.opening.answer?.stream.stop('timeout');
  exchange.journal.responded();
  const recorded = error.code !== 'audit_unavailable';
  const outcome = exchange.refused ? 'refused' : 'failed';
  const headers: Readonly<Record<string, string>> = recorded
    ? { 'x-decision-id': exchange.journal.decisionId }
    : {};
  const finish = () => end(exchange, error.status, outcome, error.code, tally);
  return refusal(error, exchange, finish, headers);
}

/** Answers with one JSON body. An answer that breaks off becomes an error, since nothing has been sent yet. */
export async function deliverWhole(
  exchange: AnsweredExchange,
  answer: Answer,
  limits: RelayLimits,
  now: Date,
): Promise<RouterResponse> {
  const tally = new Tally();
  await relay(answer, limits, {
    events(batch) {
      for (const event of batch) tally.note(event);
      return undefined;
    },
  });
  if (!tally.finish) return refuse(exchange, broken(exchange, tally), tally);
  exchange.stop.release();
  exchange.journal.responded();
  const { form, asked } = exchange;
  return json(
    200,
    form.whole(headOf(exchange, answer, now), tally, asked.form),
    () => end(exchange, 200, 'complete', null, tally),
    answeredBy(exchange, answer),
  );
}
