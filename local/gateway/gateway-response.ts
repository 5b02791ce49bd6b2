import { z } from 'zod';
import { resourcesOf, type StackTemplate } from '../../lib/assembly/template';

/**
 * The answers API Gateway makes by itself, with the status and words it uses where a template says nothing.
 * From the service's documentation of gateway response types, read 2026-11.
 */
const BUILT_IN = {
  ACCESS_DENIED: { status: 403, message: 'User is not authorized to access this resource' },
  AUTHORIZER_FAILURE: { status: 500, message: 'Internal server error' },
  BAD_REQUEST_BODY: { status: 400, message: 'Invalid request body' },
  EXPIRED_TOKEN: { status: 403, message: 'The security token included in the request is expired' },
  INTEGRATION_FAILURE: { status: 504, message: 'Network error communicating with endpoint' },
  INTEGRATION_TIMEOUT: { status: 504, message: 'Endpoint request timed out' },
  INVALID_SIGNATURE: {
    status: 403,
    message: 'The request signature we calculated does not match the signature you provided.',
  },
  MISSING_AUTHENTICATION_TOKEN: { status: 403, message: 'Missing Authentication Token' },
  REQUEST_TOO_LARGE: { status: 413, message: 'Request Too Long' },
  UNAUTHORIZED: { status: 401, message: 'Unauthorized' },
  DEFAULT_4XX: { status: 400, message: 'Bad Request' },
  DEFAULT_5XX: { status: 502, message: 'Internal server error' },
} as const;
export type GatewayResponseType = keyof typeof BUILT_IN;

/** One `AWS::ApiGateway::GatewayResponse`. */
export interface GatewayResponse {
  readonly type: string;
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly template: string;
}

export interface RenderedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const shape = z.object({
  ResponseType: z.string(),
  StatusCode: z.string().optional(),
  ResponseParameters: z.record(z.string(), z.string()).default({}),
  ResponseTemplates: z
    .object({ 'application/json': z.string() })
    .default({ 'application/json': '{"message":$context.error.messageString}' }),
});

export function readGatewayResponses(template: StackTemplate): readonly GatewayResponse[] {
  return resourcesOf(template, 'AWS::ApiGateway::GatewayResponse').map(([, { Properties }]) => {
    const response = shape.parse(Properties);
    return {
      type: response.ResponseType,
      status: response.StatusCode === undefined ? undefined : Number(response.StatusCode),
      headers: response.ResponseParameters,
      template: response.ResponseTemplates['application/json'],
    };
  });
}

/**
 * Renders one of the gateway's own answers as the template customises it: its own type first, then the default of
 * its class. Variables are replaced, nothing is evaluated: gateway responses know no template language.
 * @param message the words of this one error @default API Gateway's own for the type
 */
export function renderGatewayResponse(
  responses: readonly GatewayResponse[],
  type: GatewayResponseType,
  requestId: string,
  message: string = BUILT_IN[type].message,
): RenderedResponse {
  const status = BUILT_IN[type].status;
  const custom =
    responses.find((response) => response.type === type) ??
    responses.find((response) => response.type === (status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX'));
  const context: Record<string, string> = {
    'context.error.message': message,
    'context.error.messageString': JSON.stringify(message),
    'context.error.responseType': type,
    'context.requestId': requestId,
    'context.extendedRequestId': requestId,
  };
  const fill = (text: string) =>
    text.replace(/\$(context\.[A-Za-z.]+[A-Za-z])/g, (_, name) => context[name] ?? '');
  return {
    status: custom?.status ?? status,
    headers: { 'content-type': 'application/json', ...headersOf(custom, context) },
    body: fill(custom?.template ?? '{"message":$context.error.messageString}'),
  };
}

/** `gatewayresponse.header.X` is a constant in single quotes or the name of a context variable. */
function headersOf(response: GatewayResponse | undefined, context: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(response?.headers ?? {}).map(([key, value]) => [
      key.replace('gatewayresponse.header.', '').toLowerCase(),
      /^'(.*)'$/.exec(value)?.[1] ?? context[value] ?? '',
    ]),
  );
}
