import type { RouterModel } from '../../../lambda/router/config/router-config';
import { testRouter } from './support/call-router';
import { fakeHosts } from './support/fake-hosts';
import { MISTRAL, QWEN, routerConfig } from './support/router-config';

// What an answer does not follow of a request is named in a header: nothing is lost in silence.

const HI = [{ role: 'user', content: 'Hi' }];
const TOOLS = [{ type: 'function', function: { name: 'f' } }];
const THINKING = {
  choice: 'caller',
  byDefault: 'off',
  on: { thinking: {} },
  off: {},
  refuses: ['temperature'],
  fewestTokens: 1025,
} as const;
const CLAUDE = {
  ...MISTRAL,
  name: 'claude',
  thinking: { ...THINKING, refuses: ['temperature'] },
  converse: { claude: true, streamsTools: true, forcesTools: 'tool' },
} as RouterModel;

async function ask(model: RouterModel, settings: object, path = '/v1/chat/completions') {
  const fake = fakeHosts();
  const body = path === '/v1/responses' ? { input: 'Hi' } : { messages: HI };
  const { status, headers, json, outcome } = await testRouter(routerConfig({ models: [model] }), {
    hosts: fake.hosts,
  }).ask({ path, body: { model: model.name, ...body, ...settings } });
  const { 'x-dropped': dropped, 'x-clamped': clamped } = headers;
  return { status, dropped, clamped, json: json(), outcome, sent: fake.calls[0]?.call.request };
}

test.each([
  ['a short answer, in chat', QWEN, { verbosity: 'low' }, '/v1/chat/completions', 'verbosity'],
  ['a long answer, in chat', MISTRAL, { verbosity: 'high' }, '/v1/chat/completions', 'verbosity'],
  ['a short answer, in Responses', QWEN, { text: { verbosity: 'low' } }, '/v1/responses', 'text.verbosity'],
  ['the usual length', QWEN, { verbosity: 'medium' }, '/v1/chat/completions', undefined],
  ['a tier of a host without tiers', QWEN, { service_tier: 'flex' }, '/v1/chat/completions', 'service_tier'],
  ['the usual tier', QWEN, { service_tier: 'default' }, '/v1/chat/completions', undefined],
  ['a tier of Bedrock', MISTRAL, { service_tier: 'flex' }, '/v1/chat/completions', undefined],
  ['a stop of white space for Claude', CLAUDE, { stop: ['\n'] }, '/v1/chat/completions', 'stop'],
  ['a stop of white space for others', MISTRAL, { stop: ['\n'] }, '/v1/chat/completions', undefined],
  ['a stop that shows', CLAUDE, { stop: ['END'] }, '/v1/chat/completions', undefined],
])('%s is dropped only where it is lost', async (_what, model, settings, path, dropped) => {
  const answer = await ask(model, settings, path);
  expect([answer.status, answer.dropped]).toEqual([200, dropped]);
});

test.each([
  [QWEN, 'default'],
  [MISTRAL, 'flex'],
])('an answer of %j states the tier that it was made in', async (model, tier) => {
  const settings = { service_tier: 'flex' };
  expect((await ask(model, settings)).json.service_tier).toBe(tier);
  expect((await ask(model, settings, '/v1/responses')).json.service_tier).toBe(tier);
});

test.each([
  ['medium', 'reasoning_effort=low'],
  ['low', undefined],
  ['none', undefined],
])('an effort of %s is the nearest level that the model has', async (effort, clamped) => {
  const levels = { field: 'effort', values: ['low', 'high'] };
  const model: RouterModel = { ...QWEN, thinking: { choice: 'caller', byDefault: 'on', levels } };
  expect((await ask(model, { reasoning_effort: effort })).clamped).toBe(clamped);
});

test('a model without levels thinks as much as it does by itself, and the header says so', async () => {
  expect((await ask(CLAUDE, { reasoning_effort: 'max' })).clamped).toBe('reasoning_effort=on');
});

test('the header of a limit and that of an effort are one', async () => {
  const settings = { reasoning_effort: 'max', max_tokens: 99_999 };
  expect((await ask({ ...CLAUDE, maxOutputTokens: 2000 }, settings)).clamped).toBe(
    'max_tokens=2000, reasoning_effort=on',
  );
});

describe('a Claude that must call a tool does not think', () => {
  const forced = { tools: TOOLS, tool_choice: 'required', reasoning_effort: 'high' };

  test('the effort is named as dropped, and as no level', async () => {
    const { dropped, clamped } = await ask(CLAUDE, forced);
    expect([dropped, clamped]).toEqual(['reasoning_effort', undefined]);
  });

  test('what it refuses while it thinks is taken, and sent', async () => {
    const { status, sent } = await ask(CLAUDE, { ...forced, temperature: 0, max_tokens: 10 });
    expect([status, sent?.temperature]).toEqual([200, 0]);
  });

  test('the outcome record says that it did not think', async () => {
    expect((await ask(CLAUDE, forced)).outcome).toMatchObject({ thinking: 'off' });
  });

  test('it thinks where it may decide', async () => {
    const { dropped, outcome } = await ask(CLAUDE, { ...forced, tool_choice: 'auto' });
    expect([dropped, outcome?.thinking]).toEqual([undefined, 'on']);
  });
});
