import type { RouterModel } from '../../../lambda/router/config/router-config';
import type { DecisionRecord } from '../../../lambda/router/records/decision-record';
import { refusedSettings } from '../../../lib/config/facts/bedrock';
import type { RefusableSetting } from '../../../policy/refusable-setting';
import { testRouter } from './support/call-router';
import { fakeHosts } from './support/fake-hosts';
import { MISTRAL, QWEN, routerConfig } from './support/router-config';

const refusing = (...refuses: RefusableSetting[]): RouterModel => ({ ...MISTRAL, refuses });

async function ask(models: RouterModel[], settings: object, model = 'mistral') {
  const fake = fakeHosts();
  const answer = await testRouter(routerConfig({ models }), { hosts: fake.hosts }).ask({
    body: { model, messages: [{ role: 'user', content: 'Hi' }], ...settings },
  });
  const { candidates = [] } = (answer.decision ?? {}) as Partial<DecisionRecord>;
  const { temperature, topP, stop } = fake.calls[0]?.call.request ?? {};
  return { ...answer, candidates, sent: JSON.parse(JSON.stringify({ temperature, topP, stop })) };
}

test.each([
  [['temperature'], { temperature: 1 }, {}],
  [['top_p'], { top_p: 1 }, {}],
  [['temperature', 'top_p'], { temperature: 1, top_p: 1 }, {}],
  [['temperature'], { temperature: 1, top_p: 0.5 }, { topP: 0.5 }],
  [['temperature with top_p'], { temperature: 0.5, top_p: 1 }, { temperature: 0.5 }],
  [['temperature with top_p'], { temperature: 1, top_p: 0.5 }, { topP: 0.5 }],
  [['temperature with top_p'], { temperature: 1, top_p: 1 }, { temperature: 1 }],
  [['temperature with top_p'], { temperature: 0 }, { temperature: 0 }],
  [['temperature with top_p'], { top_p: 0 }, { topP: 0 }],
  [['guardrail'], { temperature: 0, top_p: 0 }, { temperature: 0, topP: 0 }],
] as const)('a model that refuses %j is sent what it takes of %j', async (refuses, settings, sent) => {
  const answer = await ask([refusing(...refuses)], settings);
  expect([answer.status, answer.sent]).toEqual([200, sent]);
});

test.each([
  [['temperature'], { temperature: 0 }, 'temperature'],
  [['temperature'], { temperature: 0.99 }, 'temperature'],
  [['top_p'], { top_p: 0.5 }, 'top_p'],
  [['temperature', 'top_p'], { temperature: 1, top_p: 0.5 }, 'top_p'],
  [['temperature with top_p'], { temperature: 0.5, top_p: 0.5 }, 'top_p'],
] as const)('I12: a model that refuses %j is not called with %j', async (refuses, settings, param) => {
  const { status, json, sent } = await ask([refusing(...refuses)], settings);
  expect([status, sent]).toEqual([400, {}]);
  expect(json().error).toMatchObject({
    code: 'invalid_value',
    param,
    message: expect.stringContaining('mistral takes no'),
  });
});

test('auto passes over a model that refuses a setting, and the record gives the reason in words', async () => {
  const { headers, candidates } = await ask([refusing('temperature'), QWEN], { temperature: 0 }, 'auto');
  expect(headers['x-model']).toBe('qwen');
  expect(candidates[0]).toMatchObject({
    kept: false,
    reason: 'refuses-setting',
    words: 'mistral takes no temperature other than 1',
  });
});

test('only stop sequences are dropped, and a header names them', async () => {
  const { status, headers, sent } = await ask([refusing('stop')], { stop: ['END'], temperature: 0 });
  expect([status, headers['x-dropped'], sent]).toEqual([200, 'stop', { temperature: 0 }]);
});

test.each([
  ['without stop sequences', refusing('stop'), {}],
  ['to a model that takes them', MISTRAL, { stop: ['END'] }],
])('a request %s has no such header', async (_what, model, settings) => {
  expect((await ask([model], settings)).headers).not.toHaveProperty('x-dropped');
});

const GUARDED = { guardrail: { idVariable: 'GUARDRAIL_ID', versionVariable: 'GUARDRAIL_VERSION' } };

test('a model that refuses a guardrail is no candidate where the deployment has one', async () => {
  const { headers, candidates } = await ask(
    [{ ...MISTRAL, ...GUARDED, refuses: ['guardrail'] }, QWEN],
    {},
    'auto',
  );
  expect(headers['x-model']).toBe('qwen');
  expect(candidates[0]).toMatchObject({ kept: false, reason: 'refuses-guardrail' });
});

test('a model that refuses a guardrail answers where the deployment has none', async () => {
  expect((await ask([refusing('guardrail')], {})).status).toBe(200);
});

test.each([
  ['anthropic.claude-opus-4-7', ['temperature', 'top_p']],
  ['anthropic.claude-opus-4-8', ['temperature', 'top_p']],
  ['anthropic.claude-opus-5', ['temperature', 'top_p']],
  ['anthropic.claude-opus-5-5', ['temperature', 'top_p']],
  ['anthropic.claude-haiku-4-5-20251001-v1:0', ['temperature with top_p']],
  ['anthropic.claude-sonnet-4-5-20250929-v1:0', ['temperature with top_p']],
  ['anthropic.claude-opus-4-5-20251101-v1:0', ['temperature with top_p']],
  ['anthropic.claude-opus-4-1-20250805-v1:0', ['temperature with top_p']],
  ['openai.gpt-oss-120b-1:0', ['stop']],
  ['openai.gpt-oss-20b-1:0', ['stop']],
  ['amazon.nova-pro-v1:0', []],
  ['of.an-unknown-model', []],
])('%s is known to refuse %j', (id, settings) => {
  expect(refusedSettings(id)).toEqual(settings);
});

test.each([
  ['a verbosity, which no host takes', MISTRAL, { verbosity: 'low' }, 'verbosity'],
  ['a tier, at a model of the account', QWEN, { service_tier: 'flex' }, 'service_tier'],
  ['both', QWEN, { service_tier: 'priority', verbosity: 'high' }, 'verbosity, service_tier'],
] as const)('what a model cannot follow is named in a header: %s', async (_what, model, settings, names) => {
  const { status, headers } = await ask([model], settings, model.name);
  expect([status, headers['x-dropped']]).toEqual([200, names]);
});

test.each([
  ['the verbosity that models have by default', QWEN, { verbosity: 'medium' }],
  ['the default tier', QWEN, { service_tier: 'default' }],
  ['a tier, at a model on Bedrock', MISTRAL, { service_tier: 'flex' }],
] as const)('nothing is lost with %s', async (_what, model, settings) => {
  expect((await ask([model], settings, model.name)).headers).not.toHaveProperty('x-dropped');
});
