import { aws_apigateway as apigateway } from 'aws-cdk-lib';

/**
 * One JSON line for each request the gateway saw: who, from where, what was asked of which path, how it ended.
 * No header and no body, so no prompt (I7); `resourcePath` is the path as the API declares it, never what the
 * caller wrote. `requestId` is also in the decision record.
 */
export function accessLogFormat(): apigateway.AccessLogFormat {
  return apigateway.AccessLogFormat.custom(JSON.stringify(FIELDS));
}

const FIELDS = {
  time: '$context.requestTimeEpoch',
  requestId: '$context.requestId',
  extendedRequestId: '$context.extendedRequestId',
  traceId: '$context.xrayTraceId',
  caller: '$context.identity.userArn',
  bearerCaller: '$context.authorizer.caller',
  account: '$context.identity.accountId',
  endpoint: '$context.identity.vpceId',
  sourceIp: '$context.identity.sourceIp',
  method: '$context.httpMethod',
  resourcePath: '$context.resourcePath',
  status: '$context.status',
  refusal: '$context.error.responseType',
  firewallStatus: '$context.waf.status',
  integrationStatus: '$context.integration.integrationStatus',
  latencyMs: '$context.responseLatency',
  integrationLatencyMs: '$context.integration.latency',
  responseBytes: '$context.responseLength',
  tlsVersion: '$context.tlsVersion',
};
