import { isBearerLane } from '../../../config/bearer';
import type { Expected } from '../../matching/expected';
import { the } from '../../matching/rule';
import type { Basis } from '../basis';
import { API } from '../things';
import { refusalText } from './refusal-text';

/** A refusal that API Gateway gives without a router. */
interface Refusal {
  readonly code: string;
  readonly type: string;
  /** @default API Gateway's own: a `DEFAULT` response is for many cases */
  readonly status?: number;
  /** Seconds after which the same request may succeed. @default it never does */
  readonly retry?: number;
}

/** By API Gateway's name of the case (API Gateway developer guide, "Gateway response types", 2026-11). */
const ON_EVERY_API: Readonly<Record<string, Refusal>> = {
  INVALID_SIGNATURE: { code: 'invalid_signature', type: 'authentication_error', status: 403 },
  EXPIRED_TOKEN: { code: 'expired_credentials', type: 'authentication_error', status: 403 },
  ACCESS_DENIED: { code: 'access_denied', type: 'permission_error', status: 403 },
  RESOURCE_NOT_FOUND: { code: 'not_found', type: 'invalid_request_error', status: 404 },
  WAF_FILTERED: { code: 'blocked_by_firewall', type: 'permission_error', status: 403 },
  BAD_REQUEST_BODY: { code: 'malformed_json', type: 'invalid_request_error', status: 400 },
  BAD_REQUEST_PARAMETERS: { code: 'invalid_parameters', type: 'invalid_request_error', status: 400 },
  UNSUPPORTED_MEDIA_TYPE: { code: 'unsupported_media_type', type: 'invalid_request_error', status: 415 },
  REQUEST_TOO_LARGE: { code: 'body_too_large', type: 'invalid_request_error', status: 413 },
  THROTTLED: { code: 'rate_limit_exceeded', type: 'rate_limit_error', status: 429, retry: 1 },
  QUOTA_EXCEEDED: { code: 'quota_exceeded', type: 'rate_limit_error', status: 429, retry: 60 },
  INTEGRATION_TIMEOUT: { code: 'answer_timeout', type: 'server_error', status: 504 },
  INTEGRATION_FAILURE: { code: 'router_unreachable', type: 'server_error', status: 504, retry: 5 },
  DEFAULT_4XX: { code: 'refused_by_gateway', type: 'invalid_request_error' },
  DEFAULT_5XX: { code: 'gateway_failure', type: 'server_error', retry: 5 },
};

const NOT_CHECKED: Refusal = { code: 'credential_not_checked', type: 'server_error', status: 503, retry: 5 };

/** What the refusals about credentials say depends on the credentials that the lanes accept. */
function refusals({ deployment, lanes }: Basis): Readonly<Record<string, Refusal>> {
  const bearer = lanes.some((lane) => isBearerLane(deployment, lane));
  const signed = lanes.some((lane) => !isBearerLane(deployment, lane));
  return {
    ...ON_EVERY_API,
    MISSING_AUTHENTICATION_TOKEN: signed
      ? { code: 'unsigned_request_or_unknown_path', type: 'authentication_error', status: 403 }
      : { code: 'unknown_path', type: 'invalid_request_error', status: 403 },
    UNAUTHORIZED: {
      code: bearer ? 'invalid_credential' : 'unauthenticated',
      type: 'authentication_error',
      status: 401,
    },
    ...(bearer && { AUTHORIZER_FAILURE: NOT_CHECKED, AUTHORIZER_CONFIGURATION_ERROR: NOT_CHECKED }),
  };
}

const refusal = (responseType: string) => `refusal ${responseType}`;

export const refusalThings = (basis: Basis) => Object.keys(refusals(basis)).map(refusal);

/** The answers that API Gateway gives by itself. */
export const refusalsOf = (basis: Basis): readonly Expected[] =>
  Object.entries(refusals(basis)).map(([responseType, { code, type, status, retry }]) => ({
    thing: refusal(responseType),
    type: 'AWS::ApiGateway::GatewayResponse',
    stack: 'gateway',
    claim: 'I12.gateway',
    properties: {
      RestApiId: the(API),
      ResponseType: responseType,
      ...(status !== undefined && { StatusCode: status }),
      ResponseParameters: {
        'gatewayresponse.header.x-request-id': 'context.requestId',
        'gatewayresponse.header.x-should-retry': retry === undefined ? "'false'" : "'true'",
        ...(retry !== undefined && { 'gatewayresponse.header.retry-after': `'${retry}'` }),
      },
      ResponseTemplates: { 'application/json': refusalText(code, type) },
    },
  }));
