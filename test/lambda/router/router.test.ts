import type { RouterModel } from '../../../lambda/router/config/router-config';
import { ABILITY_NAMES } from '../../../policy/ability';
import { testRouter } from './support/call-router';
import {
  LIMITED_SESSION,
  LLAMA,
  NOVA,
  QWEN,
  RESTRICTED_SESSION,
  routerConfig,
  sealedConfig,
} from './support/router-config';

const get = (path: string, principal?: string) => ({
  method: 'GET',
  path,
  body: '',
  ...(principal && { principal }),
});

const card = (id: string, owned_by: string, boundary: string, data_classes: readonly string[]) => ({
  // The first four are OpenAI's; Anthropic's clients read the id and these two.
  ...{ id, object: 'model', created: 0, owned_by, type: 'model', display_name: id },
  ...{ task: 'chat', context_tokens: 8192, max_output_tokens: 1024, abilities: ABILITY_NAMES },
  ...{ boundary, data_classes },
});

test('health says ok and nothing else', async () => {
  const { ask, records } = testRouter();
  const { status, json } = await ask(get('/health'));
  expect([status, json()]).toEqual([200, { status: 'ok' }]);
  expect(records).toEqual([]);
});

test('models lists auto and what the caller may use, with what each can do and which data may reach it', async () => {
  const { json } = await testRouter().ask(get('/v1/models'));
  expect(json()).toEqual({
    object: 'list',
    data: [
      {
        id: 'auto',
        object: 'model',
        created: 0,
        owned_by: 'router',
        type: 'model',
        display_name: 'auto',
        tasks: { chat: ['qwen', 'llama', 'mistral', 'nova'] },
      },
      card('qwen', 'vllm', 'account', ['public', 'internal', 'confidential']),
      card('llama', 'sagemaker', 'account', ['public', 'internal', 'confidential']),
      card('mistral', 'bedrock', 'region', ['public', 'internal', 'confidential']),
      card('nova', 'bedrock', 'geography', ['public', 'internal']),
    ],
  });
});

test.each([
  ['a caller with one model', routerConfig(), '/v1/models', LIMITED_SESSION, ['auto', 'qwen']],
  ['a caller with a restricted floor on the open lane', routerConfig(), '/v1/models', RESTRICTED_SESSION, []],
  [
    'the same caller on the sealed lane',
    sealedConfig(),
    '/sealed/v1/models',
    RESTRICTED_SESSION,
    ['auto', 'qwen', 'llama'],
  ],
])('models for %s', async (_, config, path, principal, expected) => {
  const { json } = await testRouter(config).ask(get(path, principal));
  expect(json().data.map(({ id }: { id: string }) => id)).toEqual(expected);
});

test.each(['auto', 'qwen', 'nova'])('the card of %s is its entry of the list', async (id) => {
  const { ask, records } = testRouter();
  const list = (await ask(get('/v1/models'))).json().data;
  const { status, json } = await ask(get(`/v1/models/${id}`));
  expect([status, json()]).toEqual([200, list.find((one: { id: string }) => one.id === id)]);
  expect(records).toEqual([]);
});

const EMBEDDING: RouterModel = {
  ...NOVA,
  name: 'titan',
  task: 'embedding',
  maxOutputTokens: 0,
  embedding: { vectors: 'titan' },
};

test.each([
  ['both tasks', [QWEN, EMBEDDING, LLAMA], { chat: ['qwen', 'llama'], embedding: ['titan'] }],
  ['a task of which auto may choose no model', [QWEN, { ...EMBEDDING, auto: false }], { chat: ['qwen'] }],
  ['embedding alone', [EMBEDDING], { embedding: ['titan'] }],
])('the card of auto has the models of each task: %s', async (_what, models, tasks) => {
  const { json } = await testRouter(routerConfig({ models })).ask(get('/v1/models/auto'));
  expect(json().tasks).toEqual(tasks);
});

test('a card says what the model cannot do by leaving it out', async () => {
  const config = routerConfig({ models: [{ ...QWEN, abilities: ['tools'] }] });
  const { json } = await testRouter(config).ask(get('/v1/models/qwen'));
  expect(json().abilities).toEqual(['tools']);
});

const ABOVE = routerConfig({
  models: [QWEN, NOVA],
  ceilings: { ...routerConfig().ceilings, public: 'region' },
});

test.each([
  ['not given to the caller', routerConfig(), '/v1/models/llama', LIMITED_SESSION, 403, 'model_not_allowed'],
  [
    'outside the lane',
    sealedConfig(),
    '/sealed/v1/models/nova',
    RESTRICTED_SESSION,
    403,
    'model_not_on_lane',
  ],
  ['above the ceiling of its floor', ABOVE, '/v1/models/nova', undefined, 403, 'class_not_served'],
  [
    'for a caller of the sealed lane',
    routerConfig(),
    '/v1/models/qwen',
    RESTRICTED_SESSION,
    403,
    'use_sealed_lane',
  ],
  [
    'that auto may not choose',
    routerConfig({ models: [{ ...LLAMA, auto: false }] }),
    '/v1/models/auto',
    undefined,
    404,
    'model_not_found',
  ],
])('I12: no card of a model %s, and the reason', async (_what, config, path, principal, status, code) => {
  const answer = await testRouter(config).ask(get(path, principal));
  expect([answer.status, answer.json().error.code, answer.json().error.param]).toEqual([
    status,
    code,
    'model',
  ]);
});

test.each([
  ['GET', '/v1/chat/completions', 405, 'method_not_allowed'],
  ['POST', '/v1/models', 405, 'method_not_allowed'],
  ['POST', '/v1/models/', 405, 'method_not_allowed'],
  ['GET', '/v1/completions', 405, 'method_not_allowed'],
  ['POST', '/v1/completion', 404, 'not_found'],
  ['POST', '/sealed/v1/chat/completions', 404, 'not_found'],
  ['POST', '/v1/chat/completions//', 404, 'not_found'],
  ['GET', '/v1/models/../models', 404, 'model_not_found'],
  ['GET', '/v1/models/gpt-4o', 404, 'model_not_found'],
  ['GET', '/v1/models/Qwen%2FQwen3-8B', 404, 'model_not_found'],
  ['GET', '/v1/models/%E0%A4%A', 404, 'model_not_found'],
  ['DELETE', '/v1/models/qwen', 405, 'method_not_allowed'],
  ['GET', '/', 404, 'not_found'],
  ['GET', '', 404, 'not_found'],
])('%s %s is %i %s', async (method, path, status, code) => {
  const answer = await testRouter().ask({ method, path });
  expect([answer.status, answer.json().error.code]).toEqual([status, code]);
});

test.each([
  ['POST', '/v1/chat/completions/'],
  ['GET', '/v1/models/'],
  ['GET', '/health/'],
])('%s %s is answered like the path without its last slash', async (method, path) => {
  expect((await testRouter().ask({ method, path })).status).toBe(200);
});

test.each([
  ['GET', '/v1/chat/completions', 'POST'],
  ['PUT', '/v1/chat/completions/', 'POST'],
  ['DELETE', '/v1/models', 'GET'],
  ['POST', '/health', 'GET'],
])('I12: %s %s is told the method the path takes', async (method, path, allowed) => {
  const { headers, json } = await testRouter().ask({ method, path });
  expect([headers.allow, json().error.message]).toEqual([
    allowed,
    expect.stringContaining(`takes ${allowed} requests only`),
  ]);
});

test('a refused path leaves a line in the log and no record', async () => {
  const { ask, log, records } = testRouter();
  await ask({ path: '/v1/audio/speech' });
  expect([log, records]).toEqual([[expect.objectContaining({ status: 404, code: 'not_found' })], []]);
});

test('a lane answers its own paths only', async () => {
  const { ask } = testRouter(sealedConfig());
  expect((await ask({ path: '/v1/chat/completions' })).status).toBe(404);
  expect((await ask({ path: '/sealed/v1/chat/completions' })).status).toBe(200);
});

test.each([
  ['nobody', undefined],
  ['a role no caller has', 'arn:aws:sts::111122223333:assumed-role/other/session-1'],
  ['the same role in another account', 'arn:aws:sts::999999999999:assumed-role/claims/session-1'],
  ['the root user of the account', 'arn:aws:iam::111122223333:root'],
])('%s is an unknown caller', async (_, principal) => {
  const { status, json } = await testRouter().ask({ principal });
  expect([status, json().error.code]).toEqual([401, 'unknown_caller']);
});

test('who calls is never taken from a header or the body', async () => {
  const { ask } = testRouter();
  const { decision } = await ask({
    headers: {
      'x-caller': ['records-office'],
      'x-amz-user-agent': ['records-office'],
      authorization: ['records-office'],
    },
    body: {
      model: 'auto',
      messages: [{ role: 'user', content: 'Hi' }],
      user: 'records-office',
      metadata: { caller: 'records-office' },
    },
  });
  expect(decision).toMatchObject({ caller: 'claims' });
});

test('each request leaves one line in the log, with how it ended', async () => {
  const { ask, log } = testRouter();
  await ask();
  expect(log).toEqual([
    expect.objectContaining({
      event: 'request',
      lane: 'open',
      requestId: 'request-1',
      status: 200,
      caller: 'claims',
      model: 'qwen',
      boundary: 'account',
      outcome: 'complete',
      tried: [{ model: 'qwen', reason: null }],
      inputTokens: 7,
      outputTokens: 2,
    }),
  ]);
});
