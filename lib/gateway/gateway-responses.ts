/** A refusal the gateway gives by itself, before or instead of a router (I12). */
export interface GatewayRefusal {
  /** API Gateway's name for what happened. */
  readonly responseType: string;
  /** @default the status API Gateway gives the case: what the DEFAULT responses need, since they stand for many */
  readonly status?: number;
  readonly error: {
    /** What happened and what to change. */
    readonly message: string;
    /** OpenAI's kind of error, which clients branch on. */
    readonly type: ErrorType;
    /** Stable, and the router's own where the router refuses the same thing. */
    readonly code: string;
  };
  /** Seconds after which the same request may succeed; OpenAI clients wait that long. @default it never will */
  readonly retryAfterSeconds?: number;
}

type ErrorType =
  | 'invalid_request_error'
  | 'authentication_error'
  | 'permission_error'
  | 'rate_limit_error'
  | 'server_error';

/** The refusals that say the same whatever lanes there are, each in the shape that clients of both kinds read. */
export const COMMON_REFUSALS: readonly GatewayRefusal[] = [
  {
    responseType: 'WAF_FILTERED',
    status: 403,
    error: {
      type: 'permission_error',
      code: 'blocked_by_firewall',
      message:
        'The web application firewall refused the headers, path or query of this request; bodies are never refused by it. Remove what is unusual there; an operator finds the rule in the firewall log under the request id.',
    },
  },
  {
    responseType: 'BAD_REQUEST_BODY',
    status: 400,
    error: {
      type: 'invalid_request_error',
      code: 'malformed_json',
      message:
        'The body is not a JSON object. Send one with the fields of this endpoint, in UTF-8, as application/json.',
    },
  },
  {
    responseType: 'BAD_REQUEST_PARAMETERS',
    status: 400,
    error: {
      type: 'invalid_request_error',
      code: 'invalid_parameters',
      message: 'A header or query parameter is missing or malformed. This API takes no query parameters.',
    },
  },
  {
    responseType: 'UNSUPPORTED_MEDIA_TYPE',
    status: 415,
    error: {
      type: 'invalid_request_error',
      code: 'unsupported_media_type',
      message: 'The content type is not supported. Send the body as application/json.',
    },
  },
  {
    responseType: 'REQUEST_TOO_LARGE',
    status: 413,
    error: {
      type: 'invalid_request_error',
      code: 'body_too_large',
      message: 'The request is too large for the gateway. Send at most 4 MiB.',
    },
  },
  {
    responseType: 'THROTTLED',
    status: 429,
    retryAfterSeconds: 1,
    error: {
      type: 'rate_limit_error',
      code: 'rate_limit_exceeded',
      message: 'More requests arrive than this API takes a second. Wait and send the request again.',
    },
  },
  {
    responseType: 'QUOTA_EXCEEDED',
    status: 429,
    retryAfterSeconds: 60,
    error: {
      type: 'rate_limit_error',
      code: 'quota_exceeded',
      message:
        'The quota of this caller is used up. Wait for the next period or ask the operator to raise it.',
    },
  },
  {
    responseType: 'INTEGRATION_TIMEOUT',
    status: 504,
    error: {
      type: 'server_error',
      code: 'answer_timeout',
      message:
        'The router did not answer in time. Ask for fewer tokens or a shorter prompt, or name a faster model.',
    },
  },
  {
    responseType: 'INTEGRATION_FAILURE',
    status: 504,
    retryAfterSeconds: 5,
    error: {
      type: 'server_error',
      code: 'router_unreachable',
      message: 'The router could not be reached. Send the request again; if it stays so, tell the operator.',
    },
  },
  {
    responseType: 'DEFAULT_5XX',
    retryAfterSeconds: 5,
    error: {
      type: 'server_error',
      code: 'gateway_failure',
      message:
        'The gateway got no usable answer from the router: it is at its concurrency limit, or it failed. Send the request again; the request id leads the operator to the access log.',
    },
  },
];

/**
 * The body of a refusal, as OpenAI's clients read it and Anthropic's too: theirs need the `type` beside the error. One body
 * is for the whole API, so it cannot depend on the endpoint.
 */
export function refusalBody({ error }: Pick<GatewayRefusal, 'error'>): string {
  return JSON.stringify({
    type: 'error',
    error: { message: error.message, type: error.type, code: error.code, param: null },
  });
}
