import { aws_apigateway as apigateway, type aws_logs as logs } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { STAGE } from '../plan/routes';
import { accessLogFormat } from './access-log-format';

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
