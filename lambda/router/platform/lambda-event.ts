import type { APIGatewayProxyEvent } from 'aws-lambda';
import { headersOf } from '../../api-gateway/event-headers';
import type { RouterRequest } from '../contract/http';

/** Turns a REST API proxy event into a request. */
export function toRouterRequest(
  event: APIGatewayProxyEvent,
  timeLeftMs: number,
  client: RouterRequest['client'],
): RouterRequest {
  const { userArn } = event.requestContext.identity;
  const bearer = bearerOf(event);
  return {
    method: event.httpMethod.toUpperCase(),
    path: pathOf(event),
    headers: headersOf(event),
    parameters: parametersOf(event),
    body: event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64') : (event.body ?? ''),
    ...(userArn && { principal: userArn }),
    ...(bearer && { bearer }),
    requestId: event.requestContext.requestId,
    timeLeftMs,
    client,
  };
}

/**
 * The route that the API matched, where it is one path; otherwise the path as the client sent it, without the stage.
 * API Gateway authorized, validated and logged the route. The sent path may differ from it by slashes. A parameter of one
 * part is the last one of the path, as the client sent it.
 */
function pathOf({ resource, path }: APIGatewayProxyEvent): string {
  if (!resource || resource.includes('+}')) return path;
  return resource.replace(/\{\w+\}$/, () => path.split('/').findLast((part) => part !== '') ?? '');
}

/** The authorizer's context. Only API Gateway can put it into an event. */
function bearerOf({ requestContext }: APIGatewayProxyEvent): RouterRequest['bearer'] {
  const { caller, credential, expiresAt } = requestContext.authorizer ?? {};
  if (typeof caller !== 'string' || typeof credential !== 'string') return undefined;
  return { caller, credential, ...(expiresAt !== undefined && { expiresAt: Number(expiresAt) }) };
}

/** The names of the query parameters that have a value. API Gateway has decoded them. */
function parametersOf(event: APIGatewayProxyEvent): readonly string[] {
  const { queryStringParameters, multiValueQueryStringParameters } = event;
  const names = new Set<string>();
  for (const [name, value] of Object.entries(queryStringParameters ?? {})) {
    if (value?.trim()) names.add(name);
  }
  for (const [name, values] of Object.entries(multiValueQueryStringParameters ?? {})) {
    if (values?.some((value) => value.trim())) names.add(name);
  }
  return [...names];
}
