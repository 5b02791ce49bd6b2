import type { ApiError } from '../../contract/api-error';
import { ERRORS, type ErrorCode, type ErrorType } from '../../contract/errors';
import type { ErrorForm } from '../dialect';

/** The types of errors of Anthropic's API (API reference, "Errors", 2026-11). */
export type MessagesErrorType =
  | 'invalid_request_error'
  | 'authentication_error'
  | 'permission_error'
  | 'not_found_error'
  | 'request_too_large'
  | 'rate_limit_error'
  | 'api_error'
  | 'timeout_error'
  | 'overloaded_error';

const BY_TYPE = {
  invalid_request_error: 'invalid_request_error',
  authentication_error: 'authentication_error',
  permission_error: 'permission_error',
  rate_limit_error: 'rate_limit_error',
  server_error: 'api_error',
} as const satisfies Record<ErrorType, MessagesErrorType>;

/** The codes for which Anthropic's API has a type of its own. */
const BY_CODE: Partial<Record<ErrorCode, MessagesErrorType>> = {
  not_found: 'not_found_error',
  model_not_found: 'not_found_error',
  body_too_large: 'request_too_large',
  no_model_available: 'overloaded_error',
  answer_timeout: 'timeout_error',
};

export const messagesErrorType = (code: ErrorCode): MessagesErrorType =>
  BY_CODE[code] ?? BY_TYPE[ERRORS[code].type];

/** An error as Anthropic's clients read it. `details` has the router's own code, and the field at fault. */
export const MESSAGES_ERROR: Required<ErrorForm> = {
  errorBody: ({ code, message, param }: ApiError, requestId) => ({
    type: 'error',
    error: { type: messagesErrorType(code), message, details: { error_code: code, param } },
    request_id: requestId,
  }),
  requestIdHeader: 'request-id',
};
