import { aws_apigateway as apigateway, type aws_logs as logs } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { STAGE } from '../plan/routes';

/** Requests a second over the whole stage, and how many may come at once. */
const THROTTLING = { throttlingRateLimit: 50, throttlingBurstLimit: 100 };

/**
 * How the stage runs: throttled, traced, every request in the access log, errors in the execution log, and no body
 * in either (`dataTraceEnabled` would put them there). No cache: an answer is nobody else's.
 *
 * The client certificate is shown to HTTP integrations only. This API has none; account-wide checks still look
 * for a certificate on every stage.
 */
export function stageOptions(scope: Construct, accessLogs: logs.ILogGroup): apigateway.StageOptions {
  const certificate = new apigateway.CfnClientCertificate(scope, 'ClientCertificate');
  return {
    stageName: STAGE,
    accessLogDestination: new apigateway.LogGroupLogDestination(accessLogs),
    accessLogFormat: accessLogFormat(),
    clientCertificateId: certificate.ref,
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
 * One JSON line for each request the gateway saw: who, from where, what was asked of which path, how it ended.
 * No header and no body, so no prompt (I7); `resourcePath` is the path as the API declares it, never what the
 * caller wrote. `requestId` is also in the decision record.
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
