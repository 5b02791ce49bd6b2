import type { StopReason } from '../call/stop';
import type { RouterModel } from '../config/router-config';
import { ApiError } from '../contract/api-error';
import type { Attempt } from '../contract/outcome';
import { contextLengthExceeded } from '../decision/context-length-exceeded';
import type { AskedChat } from '../request/read-chat';

/**
 * The error a caller sees when hosts failed. What a host said stays out of it: an upstream message may echo the
 * prompt (I7). `began`: whether an answer had begun, so that no other model could be tried (I9). `models`: those
 * that might have answered.
 */
export function hostFailure(
  reason: Attempt['reason'],
  stopped: StopReason | undefined,
  began: boolean,
  models: readonly RouterModel[],
  asked: AskedChat,
): ApiError {
  if (stopped === 'deadline') return new ApiError('answer_timeout');
  if (reason === 'too-long') return contextLengthExceeded(models, asked);
  if (reason === 'rejected') return new ApiError('upstream_rejected');
  if (reason === 'denied') return new ApiError('upstream_denied');
  return new ApiError(began ? 'upstream_failed' : 'no_model_available');
}
