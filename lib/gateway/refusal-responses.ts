import { aws_apigateway as apigateway } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { type GatewayRefusal, refusalBody } from './gateway-responses';

export interface RefusalResponsesProps {
  readonly restApi: apigateway.IRestApi;
  readonly refusals: readonly GatewayRefusal[];
}

/**
 * What the gateway says when it refuses by itself: an error with a stable code, in the shape that clients read (I12).
 * Nothing of the request is echoed.
 */
export class RefusalResponses extends Construct {
  constructor(scope: Construct, id: string, { restApi, refusals }: RefusalResponsesProps) {
    super(scope, id);
    for (const refusal of refusals) {
      new apigateway.GatewayResponse(this, refusal.responseType, {
        restApi,
        type: apigateway.ResponseType.of(refusal.responseType),
        statusCode: refusal.status?.toString(),
        responseHeaders: headersOf(refusal),
        templates: { 'application/json': refusalBody(refusal) },
      });
    }
  }
}

/** The request id is the one in the access log; the other two are what OpenAI clients decide a retry by. */
function headersOf({ retryAfterSeconds }: GatewayRefusal): Record<string, string> {
  const requestId = { 'x-request-id': 'context.requestId' };
  return retryAfterSeconds === undefined
    ? { ...requestId, 'x-should-retry': "'false'" }
    : { ...requestId, 'x-should-retry': "'true'", 'retry-after': `'${retryAfterSeconds}'` };
}
