import { type Answer, endCalls } from '../call/failover';
import { type RelayLimits, relay } from '../call/relay';
import { relayAll } from '../call/relay-all';
import { type AnswersSum, sumOfAnswers } from '../call/sum-of-answers';
import { Tally } from '../call/tally';
import type { ApiError } from '../contract/api-error';
import type { ChatBatch } from '../contract/chat';
import type { RouterResponse } from '../contract/http';
import type { AnswerHead } from './dialect';
import { type AnsweredExchange, answeredBy, broken, choicesOf, type Exchange, end, headOf } from './exchange';
import { json, refusal } from './respond';

/** Answers with an error. */
export function refuse(exchange: Exchange, error: ApiError, tally?: AnswersSum): RouterResponse {
  exchange.stop.release();
  endCalls(exchange.opening);
  exchange.journal.responded();
  const recorded = error.code !== 'audit_unavailable';
  const outcome = exchange.refused ? 'refused' : 'failed';
  const headers: Readonly<Record<string, string>> = recorded
    ? { 'x-decision-id': exchange.journal.decisionId }
    : {};
  const finish = () => end(exchange, error.status, outcome, error.code, tally);
  return refusal(error, exchange, finish, headers);
}

/**
 * Answers with one JSON body. An answer that breaks off becomes an error, since nothing has been sent yet; of several
 * answers, one that breaks off ends all.
 */
export async function deliverWhole(
  exchange: AnsweredExchange,
  answer: Answer,
  limits: RelayLimits,
  now: Date,
): Promise<RouterResponse> {
  const { form, asked } = exchange;
  if (answer.others) {
    const tallies = await talliesOf([answer, ...answer.others], limits);
    const render = (head: AnswerHead) => choicesOf(form).whole(head, tallies, asked.form);
    return whole(exchange, answer, sumOfAnswers(tallies), render, now);
  }
  const tally = new Tally();
  await relay(answer, limits, { events: notedIn(tally) });
  return whole(exchange, answer, tally, (head) => form.whole(head, tally, asked.form), now);
}

async function talliesOf(answers: readonly Answer[], limits: RelayLimits): Promise<readonly Tally[]> {
  const relayed = answers.map((answer) => ({ answer, tally: new Tally() }));
  await relayAll(
    relayed.map(({ answer, tally }) => ({ answer, events: notedIn(tally) })),
    limits,
  );
  return relayed.map(({ tally }) => tally);
}

const notedIn = (tally: Tally) => (batch: ChatBatch) => {
  for (const event of batch) tally.note(event);
  return undefined;
};

function whole(
  exchange: AnsweredExchange,
  answer: Answer,
  sum: AnswersSum,
  render: (head: AnswerHead) => object,
  now: Date,
): RouterResponse {
  if (!sum.finish) return refuse(exchange, broken(exchange, sum), sum);
  exchange.stop.release();
  exchange.journal.responded();
  return json(
    200,
    render(headOf(exchange, answer, now)),
    () => end(exchange, 200, 'complete', null, sum),
    answeredBy(exchange, answer),
  );
}
