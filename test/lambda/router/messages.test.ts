import { ApiError } from '../../../lambda/router/contract/api-error';
import { ERRORS, type ErrorCode } from '../../../lambda/router/contract/errors';
import { messagesErrorType } from '../../../lambda/router/response/messages/messages-error';
import { type Asked, testRouter } from './support/call-router';
import { fakeHosts, throws } from './support/fake-hosts';
import { eventsIn, messageIn } from './support/read-message-stream';
import { QWEN, routerConfig, SECOND_OPINION } from './support/router-config';

const HI = [{ role: 'user', content: 'Hi' }];
const asking = ({ body, ...changes }: Asked = {}): Asked => ({
  path: '/v1/messages',
  body: typeof body === 'string' ? body : { model: 'auto', max_tokens: 100, messages: HI, ...body },
  ...changes,
});

test('a request is answered with a message, and leaves a decision and an outcome', async () => {
  const { json, decision, outcome, headers } = await testRouter().ask(asking());
  expect(json()).toMatchObject({
    type: 'message',
    content: [{ type: 'text', text: 'Hello there' }],
    stop_reason: 'end_turn',
  });
  expect([decision?.schema, outcome?.schema]).toEqual(['hybrid-llm/decision/1', 'hybrid-llm/outcome/1']);
  expect(headers).toMatchObject({
    'request-id': 'request-1',
    'x-request-id': 'request-1',
    'x-model': 'qwen',
  });
});

test('a request to stream is answered with the events of a message', async () => {
  const { text, headers } = await testRouter().ask(asking({ body: { stream: true } }));
  expect(headers['content-type']).toMatch(/^text\/event-stream/);
  expect(messageIn(text).content).toEqual([{ type: 'text', text: 'Hello there' }]);
});

test('a stream whose model is slow begins with a ping, before message_start', async () => {
  const slow = [{ waitMs: 60 }, { type: 'text-delta', text: 'Hi' }, { type: 'end', reason: 'stop' }] as const;
  const { hosts } = fakeHosts({ qwen: slow });
  const { text } = await testRouter(routerConfig({ streamStartMs: 10 }), { hosts }).ask(
    asking({ body: { stream: true } }),
  );
  expect(eventsIn(text)[0]).toEqual({ type: 'ping' });
  expect(messageIn(text).content).toEqual([{ type: 'text', text: 'Hi' }]);
});

test('a stream that breaks off ends with an error event', async () => {
  const { hosts } = fakeHosts({
    qwen: [
      { type: 'text-delta', text: 'Hi' },
      { type: 'error', reason: 'failed', message: 'x' },
    ],
  });
  const { text } = await testRouter(routerConfig(), { hosts }).ask(asking({ body: { stream: true } }));
  expect(eventsIn(text).at(-1)).toEqual({
    type: 'error',
    error: {
      type: 'api_error',
      message: expect.any(String),
      details: { error_code: 'upstream_failed', param: null },
    },
    request_id: 'request-1',
  });
});

test.each([
  ['the class', { headers: { 'x-data-class': ['restricted'] } }, 403, 'permission_error', 'use_sealed_lane'],
  ['a field', { body: { temperature: 9 } }, 400, 'invalid_request_error', 'invalid_value'],
  ['the model', { body: { model: 'claude' } }, 404, 'not_found_error', 'model_not_found'],
  ['the JSON', { body: '{' }, 400, 'invalid_request_error', 'malformed_json'],
  ['the size', { body: { system: 'x'.repeat(100_001) } }, 413, 'request_too_large', 'body_too_large'],
  [
    'the content type',
    { headers: { 'content-type': ['text/plain'] } },
    415,
    'invalid_request_error',
    'unsupported_media_type',
  ],
  ['the method', { method: 'GET' }, 405, 'invalid_request_error', 'method_not_allowed'],
  ['the path', { path: '/v1/messages/batches' }, 404, 'not_found_error', 'not_found'],
  [
    'the caller',
    { principal: 'arn:aws:iam::111122223333:role/x' },
    401,
    'authentication_error',
    'unknown_caller',
  ],
])(
  "a refusal because of %s has the form that Anthropic's clients read",
  async (_what, changes, status, type, error_code) => {
    for (const path of ['/v1/messages', '/v1/messages/count_tokens']) {
      const answer = await testRouter().ask(asking({ path, ...(changes as Asked) }));
      expect(answer.status).toBe(status);
      expect(answer.json()).toEqual({
        type: 'error',
        error: {
          type,
          message: expect.any(String),
          details: { error_code, param: answer.json().error.details.param },
        },
        request_id: 'request-1',
      });
      expect(answer.headers['request-id']).toBe('request-1');
    }
  },
);

test('a second credential is refused in that form too', async () => {
  const { ask } = testRouter(routerConfig({ authentication: 'bearer' }));
  const headers = { 'content-type': ['application/json'], authorization: ['Bearer a'], 'x-api-key': ['a'] };
  const { status, json } = await ask(asking({ headers }));
  expect([status, json().type, json().error.details.error_code]).toEqual([
    400,
    'error',
    'several_credentials',
  ]);
});

test('a client that sends anthropic-version gets that form on every path', async () => {
  const headers = { 'anthropic-version': ['2023-06-01'] };
  const { json } = await testRouter().ask({ method: 'POST', path: '/v1/v1/messagez', headers });
  expect(json()).toMatchObject({ type: 'error', error: { type: 'not_found_error' } });
});

test('other clients get the form of OpenAI on other paths', async () => {
  const { json, headers } = await testRouter().ask({ method: 'POST', path: '/v1/nowhere' });
  expect(json()).toEqual({ error: expect.objectContaining({ code: 'not_found' }) });
  expect(headers).not.toHaveProperty('request-id');
});

test('a base URL with a version is named as the mistake', async () => {
  const { json } = await testRouter().ask(asking({ path: '/v1/v1/messages' }));
  expect(json().error.message).toContain('leave the /v1 at its end out');
});

const TYPES: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  403: 'permission_error',
  404: 'not_found_error',
  405: 'invalid_request_error',
  413: 'request_too_large',
  415: 'invalid_request_error',
  429: 'rate_limit_error',
  500: 'api_error',
  502: 'api_error',
  504: 'timeout_error',
};
test.each(Object.keys(ERRORS) as ErrorCode[])(
  'the type of %s is the one that Anthropic gives its status',
  (code) => {
    const { status } = new ApiError(code);
    const expected =
      code === 'no_model_available'
        ? 'overloaded_error'
        : code === 'audit_unavailable'
          ? 'api_error'
          : TYPES[status];
    expect(messagesErrorType(code)).toBe(expected);
  },
);

test.each([
  ['rate_limit_error', 429, 'throttled'],
  ['overloaded_error', 503, 'not-ready'],
] as const)('%s is the answer where every model is %s', async (type, status, reason) => {
  const { hosts } = fakeHosts(
    Object.fromEntries(['qwen', 'llama', 'mistral', 'nova'].map((name) => [name, throws(reason, 'x')])),
  );
  const answer = await testRouter(routerConfig(), { hosts }).ask(asking());
  expect([answer.status, answer.json().error.type]).toEqual([status, type]);
});

describe('effort is a wish', () => {
  test('a model that does not think answers all the same, and a header names the field', async () => {
    const { hosts, calls } = fakeHosts();
    const { status, headers } = await testRouter(routerConfig(), { hosts }).ask(
      asking({ body: { thinking: { type: 'adaptive' }, output_config: { effort: 'high' } } }),
    );
    expect([status, headers['x-dropped'], calls.length]).toEqual([200, 'output_config.effort', 1]);
  });

  test('a model that takes it is told, and no header names it', async () => {
    const thinking = { choice: 'caller', byDefault: 'off', on: { think: true }, off: {} } as const;
    const config = routerConfig({ models: [{ ...QWEN, thinking }] });
    const { status, headers } = await testRouter(config).ask(
      asking({ body: { thinking: { type: 'adaptive' } } }),
    );
    expect([status, headers['x-dropped']]).toEqual([200, undefined]);
  });
});

describe('counting tokens', () => {
  const counting = (changes: Asked = {}) => {
    const { body, ...others } = changes;
    return {
      path: '/v1/messages/count_tokens',
      body: { model: 'auto', messages: HI, ...(body as object) },
      ...others,
    };
  };

  test('is an estimate, says so, calls no model and leaves no record', async () => {
    const { hosts, calls } = fakeHosts();
    const { ask, records } = testRouter(routerConfig(), { hosts });
    const { status, json, headers } = await ask(counting());
    expect([status, json(), headers['x-token-count']]).toEqual([200, { input_tokens: 5 }, 'estimate']);
    expect([calls, records]).toEqual([[], []]);
  });

  test('asks for no second opinion, which the request itself gets: no text leaves the router', async () => {
    const opinion = jest.fn(async () => []);
    const config = routerConfig({ secondOpinion: SECOND_OPINION });
    const { ask } = testRouter(config, { detectPersonalData: opinion });
    await ask(counting());
    expect(opinion).not.toHaveBeenCalled();
    await ask(asking());
    expect(opinion).toHaveBeenCalled();
  });

  test('is refused where the request would be', async () => {
    const { status, json } = await testRouter().ask(
      counting({ headers: { 'x-data-class': ['restricted'] } }),
    );
    expect([status, json().error.details.error_code]).toEqual([403, 'use_sealed_lane']);
  });

  test('counts a request that is too long for every model, because that is the question', async () => {
    const content = 'word '.repeat(18_000);
    const config = routerConfig();
    const { status, json } = await testRouter(config).ask(
      counting({ body: { messages: [{ role: 'user', content }] } }),
    );
    expect(status).toBe(200);
    expect(json().input_tokens).toBeGreaterThan(8_192);
  });
});

const BIG = '{"id":9007199254740993}';

test('whole numbers of any length in a tool_use that is sent back reach the model with every digit', async () => {
  const { hosts, calls } = fakeHosts();
  const body = JSON.stringify({
    model: 'qwen',
    max_tokens: 9,
    tools: [{ name: 'f', input_schema: { type: 'object' } }],
    messages: [
      ...HI,
      { role: 'assistant', content: [{ type: 'tool_use', id: 'c1', name: 'f', input: { id: 1 } }] },
      { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'c1', content: 'ok' }] },
    ],
  });
  await testRouter(routerConfig(), { hosts }).ask(asking({ body: body.replace('{"id":1}', BIG) }));
  expect(calls[0]?.call.request.messages[1]?.parts[0]).toMatchObject({ arguments: BIG });
});

test('whole numbers of any length in a tool_use of an answer have every digit', async () => {
  const { hosts } = fakeHosts({
    qwen: [
      { type: 'tool-call', index: 0, id: 'c1', name: 'f' },
      { type: 'arguments-delta', index: 0, text: BIG },
      { type: 'end', reason: 'tool-calls' },
    ],
  });
  const { text } = await testRouter(routerConfig(), { hosts }).ask(asking());
  expect(text).toContain(`"input":${BIG}`);
});
