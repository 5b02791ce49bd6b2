import type { HostErrorReason } from '../../contract/chat';
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
 * Most often the request is not one the model takes, or is too long for it. But a model that answers through an inference profile only,
 * a model id the region does not have and a data retention setting the model refuses come under the same name,
 * and those an operator must change.
 */
export function validationReason({ words }: Pick<AwsRefusal, 'words'>): HostErrorReason {
  if (saysTooLong(words)) return 'too-long';
  return /on-demand throughput|inference profile|model identifier|data retention/i.test(words)
    ? 'denied'
    : 'rejected';
}
