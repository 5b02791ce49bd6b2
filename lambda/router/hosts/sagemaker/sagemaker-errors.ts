import type { HostErrorReason } from '../../contract/chat';
import type { AwsRefusal, ReasonsByCode } from '../wire/aws-refusal';
import { refusalReason } from '../wire/status-reason';

/** What SageMaker Runtime's error names mean. Names from the service model of API version 2017-05-13. */
export const SAGEMAKER_ERRORS: ReasonsByCode = {
  InternalDependencyException: 'failed',
  InternalFailure: 'failed',
  ModelError: containerReason,
  ModelNotReadyException: 'not-ready',
  ServiceUnavailable: 'not-ready',
  ValidationError: validationReason,
};

/** The container returned an error. SageMaker passes on its status and, as one text, its body. */
function containerReason({ body }: AwsRefusal): HostErrorReason {
  const { OriginalStatusCode: status, OriginalMessage: words } = (body ?? {}) as Partial<
    Record<string, unknown>
  >;
  if (typeof status !== 'number' || status < 400) return 'failed';
  return refusalReason(status, String(words ?? ''));
}

/**
 * SageMaker uses one name for three cases: an inference component scaled to zero ("has no capacity"), an endpoint that
 * does not exist, and a request that it does not take.
 */
function validationReason({ words }: AwsRefusal): HostErrorReason {
  if (/no capacity/i.test(words)) return 'not-ready';
  return /not found/i.test(words) ? 'denied' : 'rejected';
}
