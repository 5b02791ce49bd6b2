import { ApiError } from '../../../../lambda/router/contract/api-error';
import { ERRORS, type ErrorCode } from '../../../../lambda/router/contract/errors';

const codes = Object.keys(ERRORS) as ErrorCode[];

test.each(codes)('I12: %s has a 4xx or 5xx status and a sentence that says what to do', (code) => {
  const { status, advice } = ERRORS[code];
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(600);
  expect(advice).toMatch(/^[A-Z].{20,}\.$/);
});

test.each(codes)('I12: %s reads as an OpenAI error', (code) => {
  expect(new ApiError(code).body).toEqual({
    error: { message: ERRORS[code].advice, type: ERRORS[code].type, param: null, code },
  });
});

test('I12: the codes are the ones clients rely on; removing or renaming one breaks them', () => {
  const statuses = Object.fromEntries(codes.map((code) => [code, ERRORS[code].status]));
  expect(statuses).toEqual({
    malformed_json: 400,
    invalid_type: 400,
    invalid_value: 400,
    unsupported_field: 400,
    duplicate_data_class: 400,
    several_credentials: 400,
    thread_unsupported_request: 400,
    context_length_exceeded: 400,
    upstream_rejected: 400,
    model_not_for_endpoint: 400,
    model_lacks_ability: 400,
    not_found: 404,
    model_not_found: 404,
    method_not_allowed: 405,
    body_too_large: 413,
    unsupported_media_type: 415,
    invalid_credential: 401,
    unknown_caller: 401,
    model_not_allowed: 403,
    model_not_on_lane: 403,
    use_sealed_lane: 403,
    class_not_served: 403,
    rate_limit_exceeded: 429,
    internal_error: 500,
    upstream_denied: 502,
    upstream_unreadable: 502,
    upstream_failed: 502,
    no_model_available: 503,
    audit_unavailable: 503,
    answer_timeout: 504,
  });
});
