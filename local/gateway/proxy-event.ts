import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { LocalKey } from './local-keys';
import type { RouteMatch } from './match-route';
import { requestTarget } from './request-target';
import type { RestApi } from './rest-api';

export interface ReceivedRequest {
  readonly message: IncomingMessage;
  readonly body: Buffer;
  readonly requestId: string;
  /** The key that signed; absent where the method needs no signature. */
  readonly key?: LocalKey;
  /** What the method's authorizer found; absent where it has none. */
  readonly authorizer?: Readonly<Record<string, string | number | boolean>>;
}

/** The API that the event names. */
export interface ApiIdentity {
  readonly account: string;
  readonly apiId: string;
}

/**
 * The event of a REST API's Lambda proxy integration, version 1. Headers appear twice: the last value of each in
 * `headers`, all of them in `multiValueHeaders`, in the letter case they were sent in.
 */
export function proxyEvent(
  api: RestApi,
  identity: ApiIdentity,
  { route, path, pathParameters }: RouteMatch,
  { message, body, requestId, key, authorizer }: ReceivedRequest,
): APIGatewayProxyEvent {
  const target = requestTarget(message.url ?? '/');
  const headers = [...headerPairs(message), ['X-Forwarded-For', '127.0.0.1'], ['X-Forwarded-Proto', 'https']];
  const query = [...new URLSearchParams(target.query)];
  return {
    resource: route.resource,
    path,
    httpMethod: message.method ?? 'GET',
    headers: Object.fromEntries(headers),
    multiValueHeaders: grouped(headers),
    queryStringParameters: query.length > 0 ? Object.fromEntries(query) : null,
    multiValueQueryStringParameters: query.length > 0 ? grouped(query) : null,
    pathParameters: Object.keys(pathParameters).length > 0 ? { ...pathParameters } : null,
    stageVariables: null,
    body: body.length > 0 ? body.toString('utf8') : null,
    isBase64Encoded: false,
    requestContext: {
      accountId: identity.account,
      apiId: identity.apiId,
      authorizer: authorizer ? { ...authorizer, integrationLatency: 0 } : null,
      domainName: message.headers.host ?? '',
      domainPrefix: identity.apiId,
      extendedRequestId: requestId,
      httpMethod: message.method ?? 'GET',
      identity: callerIdentity(message, key),
      path: target.path,
      protocol: `HTTP/${message.httpVersion}`,
      requestId,
      requestTime: new Date().toUTCString(),
      requestTimeEpoch: Date.now(),
      resourceId: route.resource,
      resourcePath: route.resource,
      stage: api.stage,
    },
  };
}

function callerIdentity(
  message: IncomingMessage,
  key?: LocalKey,
): APIGatewayProxyEvent['requestContext']['identity'] {
  return {
    accessKey: key?.accessKeyId ?? null,
    accountId: key?.account ?? null,
    apiKey: null,
    apiKeyId: null,
    caller: key?.userId ?? null,
    clientCert: null,
    cognitoAuthenticationProvider: null,
    cognitoAuthenticationType: null,
    cognitoIdentityId: null,
    cognitoIdentityPoolId: null,
    principalOrgId: null,
    sourceIp: '127.0.0.1',
    user: key?.userId ?? null,
    userAgent: message.headers['user-agent'] ?? null,
    userArn: key?.userArn ?? null,
  };
}

function headerPairs(message: IncomingMessage): string[][] {
  const { rawHeaders } = message;
  return rawHeaders.flatMap((name, i) => (i % 2 === 0 ? [[name, rawHeaders[i + 1] ?? '']] : []));
}

/** All values by name. A client chooses the names: `constructor` and `__proto__` are names like others. */
function grouped(pairs: readonly (readonly string[])[]): Record<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [name = '', value = ''] of pairs) {
    groups.set(name, [...(groups.get(name) ?? []), value]);
  }
  return Object.fromEntries(groups);
}
