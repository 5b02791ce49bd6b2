import { basePath, ENDPOINTS, endpointsOn, inWords } from '../../../policy/endpoints';

/** OpenAI's `type` of an error, which says who must act. */
export type ErrorType =
  | 'invalid_request_error'
  | 'authentication_error'
  | 'permission_error'
  | 'rate_limit_error'
  | 'server_error';

interface ErrorKind {
  readonly status: number;
  readonly type: ErrorType;
  /** What to change. The default message, where the router has no more exact one. */
  readonly advice: string;
  /** Whether the same request may succeed when it is sent again. */
  readonly retry: boolean;
}

const request = (status: number, advice: string): ErrorKind => ({
  status,
  type: 'invalid_request_error',
  advice,
  retry: false,
});
const authentication = (advice: string): ErrorKind => ({
  status: 401,
  type: 'authentication_error',
  advice,
  retry: false,
});
const permission = (advice: string): ErrorKind => ({
  status: 403,
  type: 'permission_error',
  advice,
  retry: false,
});
const server = (status: number, retry: boolean, advice: string): ErrorKind => ({
  status,
  type: 'server_error',
  advice,
  retry,
});

const LISTED = `a model that ${inWords(ENDPOINTS.models)} lists`;
const EVERY_ENDPOINT = endpointsOn('open').map(inWords).join(', ');

/**
 * Every refusal of the router (I12). Codes are stable, because clients and alarms depend on them. A code may be added
 * and must never be renamed.
 */
export const ERRORS = {
  malformed_json: request(400, 'Send one JSON object in UTF-8, without a byte order mark or repeated keys.'),
  invalid_type: request(400, 'Send each field with the type that this endpoint gives it.'),
  invalid_value: request(400, 'Send each field with a value inside its range.'),
  unsupported_field: request(400, 'Leave out the fields this endpoint does not support.'),
  duplicate_data_class: request(
    400,
    'Send x-data-class once, with one of public, internal, confidential, restricted.',
  ),
  several_credentials: request(
    400,
    'Send one credential: in Authorization or in x-api-key, and in no other header or query parameter.',
  ),
  /** The name is Anthropic's: its clients then go on without a thread. */
  thread_unsupported_request: request(
    400,
    'No conversation is stored here: send all its messages, without thread.',
  ),
  context_length_exceeded: request(400, 'Send a shorter request, or ask for a shorter answer.'),
  upstream_rejected: request(
    400,
    'The model cannot take this request: shorten it or the answer, or name another model.',
  ),
  model_not_for_endpoint: request(
    400,
    'The model named has another task: name one that has the task of this endpoint, or auto.',
  ),
  model_lacks_ability: request(
    400,
    'The model named cannot do what a field of the request needs: name one that can, or auto, or leave the field out.',
  ),
  not_found: request(404, `Call one of these, behind the prefix of the lane: ${EVERY_ENDPOINT}.`),
  model_not_found: request(404, `Name ${LISTED}, or auto.`),
  method_not_allowed: request(405, `Use the method of the endpoint: ${EVERY_ENDPOINT}.`),
  body_too_large: request(413, 'Send a smaller body: shorten it, or split it into several requests.'),
  unsupported_media_type: request(
    415,
    'Send the body as JSON, with the header content-type: application/json.',
  ),

  invalid_credential: authentication(
    'Send one credential that is current, in Authorization or in x-api-key.',
  ),
  unknown_caller: authentication(
    "No caller in the deployment's file has this identity on this lane: add it to a caller there, or use an identity that is there.",
  ),
  model_not_allowed: permission(
    `Name ${LISTED}, or have this one added to the caller's models in the deployment's file.`,
  ),
  model_not_on_lane: permission(
    `This lane reaches models inside the account only: name one that ${inWords(ENDPOINTS.models)} lists, or call the open lane.`,
  ),
  use_sealed_lane: permission(
    `Restricted data, and data of an unknown class, belongs to the sealed lane: use the base URL that ends in ${basePath('sealed')}, with the credential that lane takes.`,
  ),
  class_not_served: permission(
    'No model may see data of this class: name another model, or auto, or lower what is declared if it is too high.',
  ),

  rate_limit_exceeded: {
    status: 429,
    type: 'rate_limit_error',
    advice:
      'The models that may see this request have more requests than they take now. Send it again after the time in the retry-after header.',
    retry: true,
  },

  internal_error: server(
    500,
    true,
    'The router failed. Send the request again; if it fails again, give the x-request-id header to the operator.',
  ),
  upstream_denied: server(
    502,
    false,
    'The model refused the router itself. An operator must check permissions, model agreements and quotas.',
  ),
  upstream_unreadable: server(
    502,
    false,
    "The model answers in a form that the router cannot read. An operator must correct the model's container, so that it streams server-sent events.",
  ),
  upstream_failed: server(
    502,
    true,
    'The model broke off before its answer was complete. Send the request again.',
  ),
  no_model_available: server(
    503,
    true,
    'Every model that may see this request failed or is not ready. Send the request again later.',
  ),
  audit_unavailable: server(
    503,
    true,
    'The decision could not be recorded, so nothing may be answered. Send the request again later.',
  ),
  answer_timeout: server(
    504,
    false,
    'The answer took longer than is allowed. Ask for a shorter one, name a faster model, or set stream to true where it is not.',
  ),
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof ERRORS;
