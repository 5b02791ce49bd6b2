import { refusalsFor } from '../../../lib/gateway/refusals';
import { LANES, type Lane } from '../../../policy/lane';
import { propertiesOf, templateOf } from './stacks';

const responses = propertiesOf(templateOf('gateway'), 'AWS::ApiGateway::GatewayResponse');
const bodies = responses.map((response) => JSON.parse(response.ResponseTemplates['application/json']));

/** The response types with which API Gateway can refuse a signed request to a Lambda proxy (documentation, read 2026-11). */
const CASES = [
  'ACCESS_DENIED',
  'BAD_REQUEST_BODY',
  'BAD_REQUEST_PARAMETERS',
  'DEFAULT_4XX',
  'DEFAULT_5XX',
  'EXPIRED_TOKEN',
  'INTEGRATION_FAILURE',
  'INTEGRATION_TIMEOUT',
  'INVALID_SIGNATURE',
  'MISSING_AUTHENTICATION_TOKEN',
  'QUOTA_EXCEEDED',
  'REQUEST_TOO_LARGE',
  'RESOURCE_NOT_FOUND',
  'THROTTLED',
  'UNAUTHORIZED',
  'UNSUPPORTED_MEDIA_TYPE',
  'WAF_FILTERED',
];

test('I12: every refusal of the gateway has a text of ours', () => {
  expect(responses.map(({ ResponseType }) => ResponseType).sort()).toEqual(CASES);
});

test('I12: every refusal of the gateway has the shape that clients of OpenAI and Anthropic read', () => {
  for (const body of bodies) {
    expect(body).toEqual({
      type: 'error',
      error: {
        message: expect.stringMatching(/\. ./),
        type: expect.stringMatching(/_error$/),
        code: expect.stringMatching(/^[a-z_]+$/),
        param: null,
      },
    });
  }
});

test('I12: no two refusals share a code', () => {
  expect(new Set(bodies.map(({ error }) => error.code)).size).toBe(bodies.length);
});

test('I7: no refusal echoes anything of the request', () => {
  for (const { ResponseTemplates } of responses) expect(JSON.stringify(ResponseTemplates)).not.toContain('$');
});

test('a refusal contains the request id of the access log', () => {
  for (const { ResponseParameters } of responses) {
    expect(ResponseParameters['gatewayresponse.header.x-request-id']).toBe('context.requestId');
  }
});

test('a client retries after throttling, and not after a refusal', () => {
  const headersOf = (type: string) =>
    responses.find(({ ResponseType }) => ResponseType === type).ResponseParameters;
  expect(headersOf('THROTTLED')).toMatchObject({
    'gatewayresponse.header.retry-after': "'1'",
    'gatewayresponse.header.x-should-retry': "'true'",
  });
  expect(headersOf('ACCESS_DENIED')['gatewayresponse.header.x-should-retry']).toBe("'false'");
});

test('the default responses keep the status of the actual case', () => {
  const fallbacks = refusalsFor({ lanes: LANES }).filter(({ responseType }) =>
    responseType.startsWith('DEFAULT_'),
  );
  expect(fallbacks.map(({ status }) => status)).toEqual([undefined, undefined]);
});

describe('a refusal names only credentials that the lanes of the deployment accept', () => {
  const SIGNATURE = /\bsign(ed|ature|s)?\b|IAM|execute-api:Invoke/i;
  const BEARER = /bearer|API key|token of/i;
  const words = (
    bearer: { lanes: Lane[]; oidc?: object; apiKeys: boolean } | undefined,
    lanes: readonly Lane[],
  ) =>
    refusalsFor({ bearer: bearer as never, lanes }).map(
      ({ responseType, error }) => [responseType, error.message] as const,
    );

  test.each(words(undefined, LANES))('%s without bearer lanes', (_, message) => {
    expect(message).not.toMatch(BEARER);
  });

  test.each(words({ lanes: ['open', 'sealed'], apiKeys: true }, LANES))(
    '%s with bearer lanes alone advises no signature',
    (_, message) => {
      expect(message).not.toMatch(/Signature Version 4|sign (again|the request)|execute-api:Invoke/i);
    },
  );

  test.each(words({ lanes: ['open'], apiKeys: true }, LANES))(
    '%s mentions tokens only if the deployment accepts them',
    (_, message) => {
      expect(message).not.toMatch(/token of the identity provider/);
    },
  );

  test.each(words({ lanes: ['open'], oidc: {}, apiKeys: false }, LANES))(
    '%s mentions API keys only if the deployment accepts them',
    (_, message) => {
      expect(message).not.toMatch(/API key/);
    },
  );

  test.each(
    words({ lanes: ['open'], apiKeys: true }, LANES).filter(
      ([, text]) => BEARER.test(text) && SIGNATURE.test(text),
    ),
  )('%s says which lane accepts which credential', (_, message) => {
    expect(message).toMatch(/\/llm\/v1\b/);
    expect(message).toMatch(/\/llm\/sealed\/v1\b/);
  });

  test.each(words(undefined, ['open']))('%s names no lane the deployment does not have', (_, message) => {
    expect(message).not.toContain('sealed');
  });
});

test('the refusal of a body speaks of no endpoint, because it is for all of them', () => {
  const refusal = refusalsFor({ lanes: ['open'] }).find(
    ({ responseType }) => responseType === 'BAD_REQUEST_BODY',
  );
  expect(refusal?.error.message).toBe(
    'The body is not a JSON object. Send one with the fields of this endpoint, in UTF-8, as application/json.',
  );
});

test('a caller without a credential is told in a whole sentence what to send', () => {
  const bearer = { lanes: ['open' as const], apiKeys: true, cacheSeconds: 0 };
  const refusal = refusalsFor({ lanes: ['open'], bearer }).find(
    ({ responseType }) => responseType === 'UNAUTHORIZED',
  );
  expect(refusal?.error.message).toContain(
    'Send one credential that is current: an API key in `Authorization: Bearer` or in `x-api-key`;',
  );
});
