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
      return again('rate_limit_exceeded', retryAfterSeconds ?? WAIT_SECONDS.throttled);
    case 'not-ready':
      if (!began) return again('no_model_available', retryAfterSeconds ?? WAIT_SECONDS['not-ready']);
  }
  return new ApiError(began ? 'upstream_failed' : 'no_model_available');
}

/** A model that signs its reasoning takes its own alone, so a conversation begun with another one may hold some that it refuses. */
const unknownReasoning = (asked: Asked): ApiError =>
  new ApiError(
    'upstream_rejected',
    'The model does not know the signature of a block of reasoning. Send back the thinking blocks or reasoning items of its own answers, unchanged, and leave out those of other models.',
    (asksForEmbeddings(asked) ? undefined : asked.fieldNames?.messages) ?? 'messages',
  );

const again = (code: 'rate_limit_exceeded' | 'no_model_available', seconds: number): ApiError =>
  new ApiError(code, undefined, null, { 'retry-after': String(seconds) });
