import type { HostErrorReason } from '../chat';
import type { AwsRefusal, ReasonsByCode } from './aws-refusal';

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
 * Most often the request is not one the model takes. But a model that answers through an inference profile only,
 * a model id the region does not have and a data retention setting the model refuses come under the same name,
 * and those an operator must change.
 */
function validationReason({ words }: AwsRefusal): HostErrorReason {
  return /on-demand throughput|inference profile|model identifier|data retention/i.test(words)
    ? 'denied'
    : 'rejected';
}
