import type { BedrockRouterModel } from '../../../lambda/router/hosts/bedrock/schema';
import type { Ability } from '../../../policy/ability';
import { testRouter } from './support/call-router';
import { fakeHosts } from './support/fake-hosts';
import { MISTRAL, routerConfig } from './support/router-config';

// A parameter of Claude and of Amazon Nova, and a field of vLLM's own that other models on Bedrock do not have.

const able = (...more: readonly Ability[]) => [
  ...MISTRAL.abilities.filter((ability) => ability !== 'vllm-fields' && ability !== 'top-k'),
  ...more,
];
const CLAUDE: BedrockRouterModel = {
  ...(MISTRAL as BedrockRouterModel),
  name: 'claude',
  invokeId: 'anthropic.claude-haiku-4-5-20251001-v1:0',
  abilities: able('top-k'),
  converse: { claude: true, topK: { field: 'top_k', most: 500 } },
  thinking: { choice: 'caller', byDefault: 'off', on: {}, refuses: ['top_k'] },
};
const WITHOUT: BedrockRouterModel = { ...CLAUDE, name: 'without', abilities: able(), converse: {} };

const HI = [{ role: 'user', content: 'Hi' }];
const ENDPOINTS = {
  '/v1/chat/completions': { messages: HI },
  '/v1/responses': { input: 'Hi' },
  '/v1/messages': { messages: HI, max_tokens: 100 },
};
const PATHS = Object.keys(ENDPOINTS) as (keyof typeof ENDPOINTS)[];

async function ask(model: string, fields: object, path = PATHS[0] as (typeof PATHS)[number]) {
  const fake = fakeHosts();
  const config = routerConfig({ models: [CLAUDE, WITHOUT] });
  const body = { model, ...ENDPOINTS[path], ...fields };
  const answer = await testRouter(config, { hosts: fake.hosts }).ask({ path, body });
  return { ...answer, sent: fake.calls[0]?.call.request.extras };
}

test.each(PATHS)('at %s top_k reaches a model that has it', async (path) => {
  const { status, headers, sent } = await ask('auto', { top_k: 5 }, path);
  expect([status, headers['x-model'], sent]).toEqual([200, 'claude', { top_k: 5 }]);
});

test.each(PATHS)('at %s top_k is refused by its name for a model without it', async (path) => {
  const { status, text, sent } = await ask('without', { top_k: 5 }, path);
  expect([status, sent]).toEqual([400, undefined]);
  expect(text).toContain('top_k: without takes no top_k. Name a model that can: claude, auto');
});

test.each(PATHS)("at %s the model takes no other field of vLLM's own", async (path) => {
  const { status, text } = await ask('claude', { min_p: 0.5 }, path);
  expect(status).toBe(400);
  expect(text).toContain("min_p: claude takes none of vLLM's own fields");
});

test('a value above the range of the model is its largest, and a header says so', async () => {
  expect((await ask('claude', { top_k: 501 })).headers['x-clamped']).toBe('top_k=500');
});

test.each([1, 500])('the value %i, within the range, is not clamped', async (value) => {
  expect((await ask('claude', { top_k: value })).headers['x-clamped']).toBeUndefined();
});

test('Claude takes no top_k while it thinks, and the refusal says so', async () => {
  const { status, json } = await ask('claude', { top_k: 5, reasoning_effort: 'high' });
  expect([status, json().error.param]).toEqual([400, 'top_k']);
  expect(json().error.message).toBe(
    'top_k: claude takes no top_k while it thinks. Leave it out, or name another model.',
  );
});
