import type { HostErrorReason } from '../../contract/chat';
import type { RefusedPart } from '../host';
import type { AwsRefusal, ReasonsByCode } from '../wire/aws-refusal';
import { saysTooLong } from '../wire/too-long';

/** What Bedrock Runtime's error names mean. Names from the service model of API version 2023-09-30. */
export const BEDROCK_ERRORS: ReasonsByCode = {
  AccessDeniedException: 'denied',
  InternalServerException: 'failed',
  ModelErrorException: 'failed',
  ModelNotReadyException: 'not-ready',
  ModelTimeoutException: 'timeout',
  ResourceNotFoundException: 'denied',
  ServiceQuotaExceededException: 'denied',
  ServiceUnavailableException: 'not-ready',
  ThrottlingException: 'throttled',
  ValidationException: validationReason,
};

/**
 * Bedrock uses `ValidationException` for a request that the model does not take or that is too long for it. It uses the
 * same name for cases that an operator must correct: a model that answers through an inference profile only, a model id
 * that the region does not have, and a data retention setting that the model refuses.
 */
export function validationReason({ words }: Pick<AwsRefusal, 'words'>): HostErrorReason {
  if (saysTooLong(words)) return 'too-long';
  return /on-demand throughput|inference profile|model identifier|data retention/i.test(words)
    ? 'denied'
    : 'rejected';
}

/**
 * The part of a request that a model refuses. Claude knows its own reasoning alone: "Invalid `signature` in `thinking`
 * block" (BerriAI/litellm pull request 32605, looked up 2026-11-26).
 */
export const refusedPart = ({ words }: Pick<AwsRefusal, 'words'>): RefusedPart | undefined =>
  /invalid `?(signature|data)`? in `?(redacted_)?thinking|thinking\.signature/i.test(words)
    ? 'reasoning'
    : undefined;
