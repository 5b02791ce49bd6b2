import type { RouterConfig } from '../../../lambda/router/config/router-config';
import type { DecisionRecord } from '../../../lambda/router/records/decision-record';
import { testRouter } from './support/call-router';
import { fakeHosts, throws } from './support/fake-hosts';
import { LLAMA, QWEN, routerConfig } from './support/router-config';

const MODELS = [{ ...QWEN, fallbacks: ['llama'] }, LLAMA];
const messages = [{ role: 'user', content: 'Hi' }];

/** A request while qwen is down. */
async function ask(
  model: string,
  header: readonly string[] = [],
  more: Partial<RouterConfig> = {},
  stream = false,
) {
  const fake = fakeHosts({ qwen: throws('failed', 'no') });
  const answer = await testRouter(routerConfig({ models: MODELS, ...more }), { hosts: fake.hosts }).ask({
    headers: { ...(header.length > 0 && { 'x-strict-model': header }) },
    body: { model, messages, stream },
  });
  const { candidates = [] } = (answer.decision ?? {}) as Partial<DecisionRecord>;
  return { ...answer, candidates, called: fake.calls.map((call) => call.model) };
}

test.each([false, true])('a fallback that answers says for which model (stream: %s)', async (stream) => {
  const { headers } = await ask('qwen', [], {}, stream);
  expect([headers['x-model'], headers['x-substituted-for']]).toEqual(['llama', 'qwen']);
});

test.each(['llama', 'auto'])('an answer to a request for %s is no substitution', async (model) => {
  const { headers } = await ask(model);
  expect([headers['x-model'], headers['x-substituted-for']]).toEqual(['llama', undefined]);
});

const NEVER = { substitution: 'never' } as const;

test.each([
  ['x-strict-model: true', ['true'], {}],
  ['x-strict-model: TRUE', [' TRUE '], {}],
  ["the deployment's substitution never", [], NEVER],
  ['both', ['true'], NEVER],
] as const)('with %s, no other model answers for a named one', async (_what, header, config) => {
  const { status, called, json } = await ask('qwen', header, config);
  expect([status, called]).toEqual([503, ['qwen']]);
  expect(json().error.code).toBe('no_model_available');
});

test('a request cannot allow what the deployment forbids', async () => {
  expect((await ask('qwen', ['false'], NEVER)).called).toEqual(['qwen']);
});

test('x-strict-model: false lets fallbacks answer, as without the header', async () => {
  expect((await ask('qwen', ['false'])).called).toEqual(['qwen', 'llama']);
});

test.each([
  ['x-strict-model: true', ['true'], {}],
  ["the deployment's substitution never", [], NEVER],
] as const)('with %s, auto still chooses among its models', async (_what, header, config) => {
  expect((await ask('auto', header, config)).called).toEqual(['qwen', 'llama']);
});

test('the decision record says why a fallback was no candidate', async () => {
  const { candidates } = await ask('qwen', ['true']);
  expect(candidates.map(({ model, reason }) => [model, reason])).toEqual([
    ['qwen', 'within-ceiling'],
    ['llama', 'not-the-named-model'],
  ]);
  expect(candidates[1]?.words).toContain('x-strict-model');
});

test('a strict request that is too long for its model is refused, however large its fallback is', async () => {
  const models = [
    { ...QWEN, contextTokens: 1, fallbacks: ['llama'] },
    { ...LLAMA, contextTokens: 100_000 },
  ];
  const asked = {
    headers: { 'x-strict-model': ['true'] },
    body: { model: 'qwen', messages: [{ role: 'user', content: 'a b c d' }] },
  };
  const { json } = await testRouter(routerConfig({ models })).ask(asked);
  expect(json().error.code).toBe('context_length_exceeded');
});

test.each([[['yes']], [['1']], [['']], [['true', 'true']], [['true, true']]])(
  'I12: x-strict-model with the values %j is refused by name',
  async (values) => {
    const { status, json, called } = await ask('qwen', values);
    expect([status, called]).toEqual([400, []]);
    expect(json().error).toMatchObject({
      code: 'invalid_value',
      param: 'x-strict-model',
      message: expect.stringContaining('must be true or false'),
    });
  },
);
