import type { RouterModel } from '../config/router-config';
import type { AnswerStream } from '../hosts/host';
import {
  type CallOptions,
  type FailoverOptions,
  firstThatOpens,
  type Opening,
  openTimed,
  type Tried,
} from './failover';
import { type CallStop, sharedStop } from './shared-stop';

/** What the calls of a request for several answers share. */
export interface SeveralOptions extends CallOptions {
  /** How many answers the request asks for, at least two. */
  readonly count: number;
  /** Starts the call for the answer at this place, counted from 0. */
  readonly call: (model: RouterModel, cacheSalt: string | undefined, index: number) => AnswerStream;
}

/**
 * Several answers to one request, all of the first model in `order` that begins every one of them. No byte of an answer
 * is sent before that, so the next candidate may be tried until then, and it gives all answers (I9). Never rejects.
 */
export const severalAnswers = (order: readonly RouterModel[], options: SeveralOptions): Promise<Opening> =>
  firstThatOpens(order, options, (model, cacheSalt) => beginAll(model, options, cacheSalt));

/**
 * Begins all answers of one model. The calls of the others begin together, once the first answer has begun and the
 * decision record is accepted (I8): the model has read the prompt by then, and may keep it. If one of them fails, all
 * calls are ended, and its failure is that of the model.
 */
async function beginAll(
  model: RouterModel,
  options: SeveralOptions,
  cacheSalt: string | undefined,
): Promise<Tried> {
  const { count, recorded, stop } = options;
  const begin = (index: number, ends: CallStop) => {
    const call: FailoverOptions['call'] = (to, salt) => options.call(to, salt, index);
    return openTimed(model, { ...options, call, stop: ends }, cacheSalt);
  };
  const first = await begin(0, stop);
  if (!('answer' in first.opened)) return { opened: first.opened, attempts: [first.attempt] };
  const { answer } = first.opened;
  const shared = sharedStop(stop);
  shared.ofCall().onStop(() => answer.stream.stop('timeout'));
  // Without the record, the router drops the first answer too.
  if (!(await recorded)) return { opened: first.opened, attempts: [first.attempt] };
  const calls = await Promise.all(
    Array.from({ length: count - 1 }, async (_, place) => {
      const begun = await begin(place + 1, shared.ofCall());
      if (!('answer' in begun.opened)) shared.cut();
      return begun;
    }),
  );
  const attempts = [first, ...calls].map(({ attempt }) => attempt);
  const others = calls.flatMap(({ opened }) => ('answer' in opened ? [opened.answer] : []));
  const failures = calls.flatMap(({ opened }) => ('answer' in opened ? [] : [opened]));
  // A call that was ended because of another one has no reason of its own.
  const failure = failures.find(({ reason }) => reason !== 'stopped') ?? failures[0];
  return { opened: failure ?? { answer: { ...answer, others } }, attempts };
}
