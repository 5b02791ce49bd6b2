import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readPrelude } from '../lambda/http-integration-response';
import type { FunctionResponse } from '../lambda/runtime-api';
import type { StreamingFunction } from '../lambda/streaming-function';
import { type Authorization, authorize } from './authorize';
import { type GatewayResponseType, renderGatewayResponse } from './gateway-response';
import { authorizeByLambda } from './lambda-authorizer';
import type { LocalKey } from './local-keys';
import { matchRoute, namesStage, type RouteMatch } from './match-route';
import { type ApiIdentity, proxyEvent, type ReceivedRequest } from './proxy-event';
import { readBody } from './read-body';
import { isAcceptedBody } from './request-model';
import { requestTarget } from './request-target';
import type { GatewayRoute, RestApi } from './rest-api';
import { streamAnswer } from './stream-answer';

/** API Gateway's largest request, bytes. */
const LARGEST_BODY = 10 * 1024 * 1024;
/** Lambda's largest event, bytes. */
const LARGEST_EVENT = 6 * 1024 * 1024;

export interface FrontOptions {
  readonly api: RestApi;
  readonly identity: ApiIdentity;
  readonly region: string;
  readonly keys: readonly LocalKey[];
  /** By logical id in the gateway template. */
  readonly functions: Readonly<Record<string, StreamingFunction>>;
}

/**
 * Plays API Gateway: routes, authorization, request validation and the gateway's own answers as the template has
 * them, Lambda proxy integration with response streaming. Not played: WAF, resource and endpoint policies,
 * throttling, access logs.
 */
export class Front {
  constructor(private readonly options: FrontOptions) {}

  async answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const { api } = this.options;
    const requestId = randomUUID();
    const { method = 'GET', url = '/' } = message;
    const refuse = (type: GatewayResponseType, words?: string) => {
      const rendered = renderGatewayResponse(api.gatewayResponses, type, requestId, words);
      response.writeHead(rendered.status, { ...rendered.headers, 'x-amzn-requestid': requestId });
      response.end(rendered.body);
    };

    const body = await readBody(message, LARGEST_BODY);
    const { path } = requestTarget(url);
    if (!namesStage(api, path)) return refuseWithoutStage(response, requestId);
    const match = matchRoute(api, method, path);
    if (!match) return refuse('MISSING_AUTHENTICATION_TOKEN');
    if (!body) return refuse('REQUEST_TOO_LARGE');
    const authorization = await this.authorize(match, { message, body, requestId });
    if ('refused' in authorization) return refuse(authorization.refused, authorization.message);
    if (match.route.wantsJsonObject && !isAcceptedBody(message.headers, body))
      return refuse('BAD_REQUEST_BODY');
    const event = proxyEvent(api, this.options.identity, match, {
      message,
      body,
      requestId,
      ...authorization,
    });
    if (Buffer.byteLength(JSON.stringify(event)) > LARGEST_EVENT) return refuse('REQUEST_TOO_LARGE');

    const lambda = this.functionOf(match.route.functionId);
    try {
      const answer = await inTime(match.route, lambda.invoke(event));
      if (answer === 'timeout') return refuse('INTEGRATION_TIMEOUT');
      streamAnswer(await readPrelude(answer), answer, response, requestId);
    } catch {
      refuse('DEFAULT_5XX'); // the function's own words stay in its log, as on API Gateway
    }
  }

  private authorize(match: RouteMatch, received: ReceivedRequest): Authorization | Promise<Authorization> {
    const { api, identity, region, keys } = this.options;
    const { route, path } = match;
    const { message, body } = received;
    const { method = 'GET', url = '/', headers } = message;
    if (route.authorizerFunctionId) {
      const arn = `arn:aws:execute-api:${region}:${identity.account}:${identity.apiId}`;
      const event = proxyEvent(api, identity, match, received);
      const lambda = this.functionOf(route.authorizerFunctionId);
      return authorizeByLambda(lambda, event, `${arn}/${api.stage}/${method}${path}`);
    }
    return route.authorization === 'NONE' ? {} : authorize({ method, url, headers }, body, region, keys);
  }

  private functionOf(id: string): StreamingFunction {
    const lambda = this.options.functions[id];
    if (!lambda) throw new Error(`No function ${id}`);
    return lambda;
  }
}

/**
 * Without a stage there is no API whose gateway responses could be used, so this one refusal is API Gateway's own,
 * and no error that clients know (OWASP/Serverless-Goat issue 14, a path without its stage).
 */
function refuseWithoutStage(response: ServerResponse, requestId: string): void {
  response.writeHead(403, {
    'content-type': 'application/json',
    'x-amzn-errortype': 'ForbiddenException',
    'x-amzn-requestid': requestId,
  });
  response.end('{"message":"Forbidden"}');
}

/** The answer, if it begins in time. A later answer is read to its end, so that its environment becomes free. */
function inTime(
  { timeoutMs }: GatewayRoute,
  work: Promise<FunctionResponse>,
): Promise<FunctionResponse | 'timeout'> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<'timeout'>((resolve) => {
    timer = setTimeout(() => {
      resolve('timeout');
      work.then(({ body }) => body.resume()).catch(() => undefined);
    }, timeoutMs);
  });
  return Promise.race([work, timeout]).finally(() => clearTimeout(timer));
}
