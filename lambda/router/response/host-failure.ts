import type { StopReason } from '../call/stop';
import type { RouterModel } from '../config/router-config';
import { ApiError } from '../contract/api-error';
import type { Attempt } from '../contract/outcome';
import { contextLengthExceeded } from '../decision/context-length-exceeded';
import type { AskedChat } from '../request/read-chat';

/**
 * The error a caller gets when hosts failed. It contains no text of the host, which may repeat the prompt (I7).
 *
 * @param began whether an answer had begun; then no other model may be tried (I9)
 * @param models the models that could have answered
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
