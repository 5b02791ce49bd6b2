import type { Answer } from '../call/failover';
import type { RelayLimits } from '../call/relay';
import { type AnswersSum, sumOfAnswers } from '../call/sum-of-answers';
import { Tally } from '../call/tally';
import type { StreamedBody } from '../contract/http';
import { type AnsweredExchange, broken, choicesOf, headOf } from './exchange';
import { writeStream } from './stream-body';
import { writeChoices } from './write-choices';

/** A stream that begins with the first events of its answer, or answers. */
export interface StreamedAnswer {
  readonly body: StreamedBody;
  /** What has been written so far. */
  readonly sum: () => AnswersSum;
}

/** The stream of what a model answers to a request. */
export function streamedAnswer(
  exchange: AnsweredExchange,
  answer: Answer,
  limits: RelayLimits,
  now: Date,
): StreamedAnswer {
  if (answer.others) return streamedChoices(exchange, [answer, ...answer.others], limits, now);
  const { form, asked, requestId } = exchange;
  const tally = new Tally();
  const writer = form.stream(headOf(exchange, answer, now), asked.form);
  const parts = {
    answer,
    limits,
    tally,
    writer,
    keepAlive: form.keepAlive,
    broken() {
      const error = broken(exchange, tally);
      return writer.failed?.(error, tally) ?? form.errorEvent(error, requestId);
    },
  };
  return { body: (write) => writeStream(parts, write), sum: () => tally };
}

function streamedChoices(
  exchange: AnsweredExchange,
  answers: readonly [Answer, ...Answer[]],
  limits: RelayLimits,
  now: Date,
): StreamedAnswer {
  const { form, asked, requestId } = exchange;
  const written = choicesOf(form);
  const head = headOf(exchange, answers[0], now);
  const choices = answers.map((answer, index) => ({
    answer,
    tally: new Tally(),
    writer: written.stream(head, asked.form, index),
  }));
  const tallies = choices.map(({ tally }) => tally);
  const parts = {
    choices,
    limits,
    keepAlive: form.keepAlive,
    end: () => written.end(head, tallies, asked.form),
    broken: (tally: Tally) => form.errorEvent(broken(exchange, tally), requestId),
  };
  return { body: (write) => writeChoices(parts, write), sum: () => sumOfAnswers(tallies) };
}
