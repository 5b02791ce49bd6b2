import type { Failed } from '../call/failover';
import type { StopReason } from '../call/stop';
import type { RouterModel } from '../config/router-config';
import { ApiError } from '../contract/api-error';
import { fitOf } from '../decision/fit-of';
import { type Asked, asksForEmbeddings } from '../request/asked';

/** What a client is told to wait where the host did not say, seconds. A model that starts takes minutes. */
const WAIT_SECONDS = { throttled: 5, 'not-ready': 30 } as const;

/**
 * The error a caller gets when hosts failed. It contains no text of the host, which may repeat the prompt (I7).
 *
 * @param began whether an answer had begun; then no other model may be tried (I9)
 * @param models the models that could have answered
 */
export function hostFailure(
  { reason, retryAfterSeconds, part }: Failed,
  stopped: StopReason | undefined,
  began: boolean,
  models: readonly RouterModel[],
  asked: Asked,
): ApiError {
  if (stopped === 'deadline') return new ApiError('answer_timeout');
  const answers = began || asksForEmbeddings(asked) ? 1 : (asked.answers ?? 1);
  switch (reason) {
    case 'too-long':
      return fitOf(asked).tooLong(models);
    case 'rejected':
      return part === 'reasoning' ? unknownReasoning(asked) : new ApiError('upstream_rejected');
    case 'denied':
      return new ApiError('upstream_denied');
    case 'unreadable':
      return new ApiError('upstream_unreadable');
    case 'throttled':
      return again('rate_limit_exceeded', retryAfterSeconds ?? WAIT_SECONDS.throttled, answers);
    case 'not-ready':
      if (!began) return again('no_model_available', retryAfterSeconds ?? WAIT_SECONDS['not-ready'], answers);
  }
  if (began) return new ApiError('upstream_failed');
  return new ApiError('no_model_available', advice('no_model_available', answers));
}

/** A model that signs its reasoning takes its own alone, so a conversation begun with another one may hold some that it refuses. */
const unknownReasoning = (asked: Asked): ApiError =>
  new ApiError(
    'upstream_rejected',
    'The model does not know the signature of a block of reasoning. Send back the thinking blocks or reasoning items of its own answers, unchanged, and leave out those of other models.',
    (asksForEmbeddings(asked) ? undefined : asked.fieldNames?.messages) ?? 'messages',
  );

type Retried = 'rate_limit_exceeded' | 'no_model_available';

const again = (code: Retried, seconds: number, answers: number): ApiError =>
  new ApiError(code, advice(code, answers), null, { 'retry-after': String(seconds) });

/** Each of several answers is a call, and one call that fails is enough: fewer answers may succeed where these did not. */
const advice = (code: Retried, answers: number): string | undefined =>
  answers > 1 ? OF_SEVERAL[code](answers) : undefined;

const OF_SEVERAL: Readonly<Record<Retried, (answers: number) => string>> = {
  rate_limit_exceeded: (answers) =>
    `The ${answers} answers are ${answers} calls of one model, and no model that may see this request takes so many now. Send it again after the time in the retry-after header, or ask for fewer answers (n).`,
  no_model_available: (answers) =>
    `The ${answers} answers are ${answers} calls of one model, and every model that may see this request is not ready or failed in at least one of them. Send the request again later, or ask for fewer answers (n).`,
};
