import { leavesAccount } from '../../../policy/boundary';
import type { RouterModel } from '../config/router-config';
import type { AnswerStream } from '../hosts/host';
import { attemptOf, type FailoverOptions, firstAnswer, type Opening, open } from './failover';
import { sharedStop } from './shared-stop';

/** What the calls of a request for several answers share. */
export interface SeveralOptions extends Omit<FailoverOptions, 'call'> {
  /** How many answers the request asks for, at least two. */
  readonly count: number;
  /** Starts the call for the answer at this place, counted from 0. */
  readonly call: (model: RouterModel, cacheSalt: string | undefined, index: number) => AnswerStream;
}

/**
 * Several answers to one request: the first as {@link firstAnswer} finds it, and then the others, all from the model that
 * gave the first (I9). The calls of the others begin together, once the first answer has begun and the decision record is
 * accepted (I8): the model has read the prompt by then, and may keep it. If one of them fails, all calls are ended, and
 * its failure is that of the request. Never rejects.
 */
export async function severalAnswers(
  order: readonly RouterModel[],
  options: SeveralOptions,
): Promise<Opening> {
  const { count, cacheSalt, recorded, elapsedMs } = options;
  const ofAnswer = (index: number): FailoverOptions => ({
    ...options,
    call: (model, salt) => options.call(model, salt, index),
  });
  const opening = await firstAnswer(order, ofAnswer(0));
  const { answer } = opening;
  if (!answer) return opening;
  const { model } = answer;
  const stop = sharedStop(options.stop);
  stop.ofCall().onStop(() => answer.stream.stop('timeout'));
  // Without the record, the router drops the first answer too.
  if (!(await recorded)) return opening;
  const salt = leavesAccount(model.boundary) ? undefined : await cacheSalt;
  const calls = await Promise.all(
    Array.from({ length: count - 1 }, async (_, place) => {
      const began = elapsedMs();
      const opened = await open(model, { ...ofAnswer(place + 1), stop: stop.ofCall() }, salt);
      if (!('answer' in opened)) stop.cut();
      return { opened, attempt: attemptOf(model, opened, elapsedMs() - began) };
    }),
  );
  const attempts = [...opening.attempts, ...calls.map(({ attempt }) => attempt)];
  const others = calls.flatMap(({ opened }) => ('answer' in opened ? [opened.answer] : []));
  const failures = calls.flatMap(({ opened }) => ('answer' in opened ? [] : [opened]));
  // A call that was ended because of another one has no reason of its own.
  const failure = failures.find(({ reason }) => reason !== 'stopped') ?? failures[0];
  if (!failure) return { answer: { ...answer, others }, attempts };
  const { reason, retryAfterSeconds, part } = failure;
  return { reason, retryAfterSeconds, part, attempts };
}
