import type { Expected } from '../../matching/expected';
import { claimedBy, rawJsonText, the } from '../../matching/rule';
import type { Basis } from '../basis';
import { API, AUTHORIZER, logGroup, STAGE } from '../things';
import { madeBeforeDeployment } from './methods';
import { STAGE_NAME } from './paths';
import { refusalThings } from './refusals';

const API_DEPLOYMENT = 'API deployment';
const CLAIM = { stack: 'gateway', claim: 'gateway.stage' } as const;

/** The stage, and the deployment that it serves: a copy of the API's methods, made after all of them. */
export function stageOf(basis: Basis): readonly Expected[] {
  return [
    {
      ...CLAIM,
      thing: API_DEPLOYMENT,
      type: 'AWS::ApiGateway::Deployment',
      properties: { RestApiId: the(API) },
      after: [
        ...madeBeforeDeployment(basis),
        ...refusalThings(basis),
        ...(basis.deployment.bearer ? [AUTHORIZER] : []),
      ],
    },
    {
      ...CLAIM,
      thing: STAGE,
      type: 'AWS::ApiGateway::Stage',
      properties: {
        RestApiId: the(API),
        DeploymentId: the(API_DEPLOYMENT),
        StageName: STAGE_NAME,
        TracingEnabled: true,
        MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', ...SETTINGS, ...LOGS }],
        AccessLogSetting: claimedBy('I7.api-logs', {
          DestinationArn: basis.arn('logs', `log-group:${the(logGroup('api-access'))}`),
          // API Gateway replaces the variables in the text, and writes one line.
          Format: rawJsonText(ACCESS_LOG),
        }),
      },
    },
  ];
}

const SETTINGS = {
  ThrottlingRateLimit: 50,
  ThrottlingBurstLimit: 100,
  MetricsEnabled: true,
  CachingEnabled: false,
  CacheDataEncrypted: true,
};

/** Level `INFO` logs parts of requests, and the data trace logs bodies. */
const LOGS = {
  LoggingLevel: claimedBy('I7.api-logs', 'ERROR'),
  DataTraceEnabled: claimedBy('I7.api-logs', false),
};

/** The fields of one line. None of these variables holds a header, a query or a body of a request. */
const ACCESS_LOG = {
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
