import type { Answer, Opening } from '../call/failover';
import type { Relayed } from '../call/relay';
import type { Stop } from '../call/stop';
import { Tally } from '../call/tally';
import type { ApiError } from '../contract/api-error';
import type { RouterResponse } from '../contract/http';
import type { Outcome } from '../contract/outcome';
import type { Journal } from '../records/journal';
import type { End } from '../records/outcome-record';
import type { AskedChat } from '../request/read-chat';
import { type CompletionHead, renderCompletion } from './completion';
import { hostFailure } from './host-failure';
import { eventStream, json, refusal } from './respond';
import { streamBody } from './stream-body';

/** One chat request after the first event of its answer, or its failure. */
export interface Exchange {
  readonly journal: Journal;
  readonly stop: Stop;
  readonly opening: Opening;
  /** Whether the decision refused the request. */
  readonly refused: boolean;
}

/** The same, where a model was called. */
export interface AnsweredExchange extends Exchange {
  readonly asked: AskedChat;
}

/** Answers with an error. */
export function refuse(exchange: Exchange, error: ApiError, tally?: Tally): RouterResponse {
  exchange.stop.release();
  exchange.opening.answer?.close();
  exchange.journal.responded();
  const recorded = error.code !== 'audit_unavailable';
  const outcome = exchange.refused ? 'refused' : 'failed';
  return refusal(error, () => end(exchange, error.status, outcome, error.code, tally), {
    ...(recorded && { 'x-decision-id': exchange.journal.decisionId }),
  });
}

/** Answers with one JSON body. An answer that breaks off becomes an error, since nothing has been sent yet. */
export async function deliverWhole(
  exchange: AnsweredExchange,
  answer: Answer,
  batches: AsyncIterable<Relayed>,
  now: Date,
): Promise<RouterResponse> {
  const tally = new Tally();
  for await (const batch of batches) {
    if (batch !== 'quiet') for (const event of batch) tally.note(event);
  }
  if (!tally.finish) return refuse(exchange, broken(exchange, tally), tally);
  exchange.stop.release();
  exchange.journal.responded();
  const completion = renderCompletion(headOf(exchange, answer, now), tally.text, tally.finish, tally.usage);
  return json(
    200,
    completion,
    () => end(exchange, 200, 'complete', null, tally),
    answeredBy(exchange, answer),
  );
}

/** Answers with a stream of events. */
export function deliverStream(
  exchange: AnsweredExchange,
  answer: Answer,
  batches: AsyncIterable<Relayed>,
  now: Date,
  includeUsage: boolean,
): RouterResponse {
  const tally = new Tally();
  exchange.journal.responded();
  const head = headOf(exchange, answer, now);
  const body = streamBody(batches, tally, head, includeUsage, () => broken(exchange, tally));
  const finish = async () => {
    exchange.stop.release();
    answer.close();
    if (tally.finish) return end(exchange, 200, 'complete', null, tally);
    const error = tally.failure ? broken(exchange, tally).code : 'client_gone';
    return end(exchange, 200, tally.text ? 'partial' : 'failed', error, tally);
  };
  return eventStream(body, finish, answeredBy(exchange, answer));
}

function end(
  { journal, stop, opening }: Exchange,
  status: number,
  outcome: Outcome,
  code: End['error'],
  tally: Tally | undefined,
): Promise<void> {
  // That the decision was not recorded is said in any case: only this explains an outcome without a decision.
  const gone = stop.reason === 'client-gone' && code !== 'audit_unavailable';
  const error = code && gone ? 'client_gone' : code;
  // An answer that the router dropped, because its decision was not accepted, is no answer: only its call is recorded.
  const model = code === 'audit_unavailable' ? undefined : opening.answer?.model;
  return journal.ended({ status, outcome, error, attempts: opening.attempts, model, tally });
}

const broken = ({ stop, opening: { answer }, asked }: AnsweredExchange, tally: Tally): ApiError =>
  hostFailure(tally.failure ?? 'failed', stop.reason, true, answer ? [answer.model] : [], asked);

const headOf = ({ journal }: Exchange, { model }: Answer, now: Date): CompletionHead => ({
  decisionId: journal.decisionId,
  model: model.name,
  created: Math.floor(now.getTime() / 1000),
});

const answeredBy = ({ journal }: Exchange, { model }: Answer) => ({
  'x-decision-id': journal.decisionId,
  'x-model': model.name,
  'x-boundary': model.boundary,
});
