import { aws_apigateway as apigateway, type aws_logs as logs } from 'aws-cdk-lib';
import { STAGE } from '../plan/routes';

/** Requests a second for the whole stage, and the burst limit. */
const THROTTLING = { throttlingRateLimit: 50, throttlingBurstLimit: 100 };

/**
 * Settings of the stage: throttling, tracing, every request in the access log, errors in the execution log, no body in
 * either (`dataTraceEnabled` would log bodies). No cache: an answer is for its caller only.
 */
export function stageOptions(accessLogs: logs.ILogGroup): apigateway.StageOptions {
  return {
    stageName: STAGE,
    accessLogDestination: new apigateway.LogGroupLogDestination(accessLogs),
    accessLogFormat: accessLogFormat(),
    tracingEnabled: true,
    metricsEnabled: true,
    loggingLevel: apigateway.MethodLoggingLevel.ERROR,
    dataTraceEnabled: false,
    cachingEnabled: false,
    cacheDataEncrypted: true,
    ...THROTTLING,
  };
}

/**
 * One JSON line for each request at the gateway: caller, source, method, path, result. It contains no header and no
 * body, so no prompt (I7). `resourcePath` is the path that the API declares, not the path that the caller sent.
 * `requestId` is also in the decision record.
 */
function accessLogFormat(): apigateway.AccessLogFormat {
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
