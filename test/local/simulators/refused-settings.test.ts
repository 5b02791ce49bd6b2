import { settingsError } from '../../../local/simulators/bedrock-settings';
import { readChatBody } from '../../../local/simulators/chat-body';
import { readConverseBody } from '../../../local/simulators/converse-request';

const OPUS = 'global.anthropic.claude-opus-4-7';
const SONNET = 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0';
const GPT_OSS = 'openai.gpt-oss-120b-1:0';

test.each([
  [OPUS, { temperature: 1 }, /temperature. is deprecated/],
  [OPUS, { topP: 1 }, /top_p. is deprecated/],
  ['us-gov.anthropic.claude-opus-4-7', { temperature: 1 }, /temperature. is deprecated/],
  ['anthropic.claude-opus-4-7', { temperature: 1 }, /temperature. is deprecated/],
  [SONNET, { temperature: 1, topP: 1 }, /cannot both be specified/],
  [GPT_OSS, { stopSequences: ['END'] }, /doesn't support the stopSequences field/],
])('the simulated %s refuses %j', (model, inferenceConfig, words) => {
  expect(settingsError(model, { messages: [], inferenceConfig })).toMatch(words);
});

test.each([
  [OPUS, { stopSequences: ['END'] }],
  [SONNET, { temperature: 0 }],
  [SONNET, { topP: 0 }],
  [GPT_OSS, { temperature: 0, topP: 0 }],
  ['amazon.nova-pro-v1:0', { temperature: 0, topP: 0, stopSequences: ['END'] }],
])('the simulated %s takes %j', (model, inferenceConfig) => {
  expect(settingsError(model, { messages: [], inferenceConfig })).toBeUndefined();
});

const ORDERS: readonly (readonly [string, boolean])[] = [
  ['user', true],
  ['user assistant user', true],
  ['assistant user', false],
  ['user user', false],
  ['user assistant', false],
];

test.each(ORDERS)('simulated Converse is given the roles %s: taken is %s', (roles, taken) => {
  const messages = roles.split(' ').map((role) => ({ role, content: [{ text: 'a' }] }));
  expect('body' in readConverseBody({ messages })).toBe(taken);
});

test.each([
  ...ORDERS,
  ['system user', true],
  ['system', false],
  ['system system user', false],
  ['user system user', false],
] as const)('a simulated chat template is given the roles %s: taken is %s', (roles, taken) => {
  const messages = roles.split(' ').map((role) => ({ role, content: 'a' }));
  expect('body' in readChatBody({ messages })).toBe(taken);
});

test.each(['', ' ', '\n'])('simulated Converse refuses the blank text %j', (text) => {
  expect(readConverseBody({ messages: [{ role: 'user', content: [{ text }] }] })).toHaveProperty('problem');
});

const HAIKU = 'eu.anthropic.claude-haiku-4-5-20251001-v1:0';
const NOVA_2 = 'amazon.nova-2-lite-v1:0';
const budget = (tokens: number) => ({ thinking: { type: 'enabled', budget_tokens: tokens } }) as const;
const ADAPTIVE = { thinking: { type: 'adaptive' } } as const;

test.each([
  [HAIKU, ADAPTIVE, {}, /adaptive thinking is not supported/],
  [OPUS, budget(1024), {}, /thinking.type.enabled/],
  [OPUS, { thinking: { type: 'disabled' } } as const, {}, /thinking.type.disabled/],
  [HAIKU, budget(1024), { temperature: 0 }, /temperature/],
  [HAIKU, budget(1024), { topP: 0.5 }, /top_p/],
  [HAIKU, budget(1024), { maxTokens: 1024 }, /max_tokens/],
  [NOVA_2, budget(1024), {}, /extraneous key \[thinking\]/],
  [HAIKU, { reasoning_effort: 'low' } as const, {}, /extraneous key \[reasoning_effort\]/],
  [GPT_OSS, { reasoningConfig: { type: 'enabled' } } as const, {}, /extraneous key \[reasoningConfig\]/],
  [OPUS, { top_k: 5 }, {}, /top_k. is deprecated/],
  ['anthropic.claude-opus-5', { top_k: 5 }, {}, /top_k. is deprecated/],
  [HAIKU, { ...budget(1024), top_k: 5 }, {}, /top_k. must be unset when thinking/],
  [GPT_OSS, { top_k: 5 }, {}, /extraneous key \[top_k\]/],
  ['amazon.nova-pro-v1:0', { top_k: 5 }, {}, /extraneous key \[top_k\]/],
  [HAIKU, { inferenceConfig: { topK: 5 } }, {}, /extraneous key \[inferenceConfig\]/],
  [NOVA_2, { inferenceConfig: { topK: 5 } }, {}, /extraneous key \[inferenceConfig\]/],
])(
  'the simulated %s refuses %j with the settings %j',
  (model, additionalModelRequestFields, inferenceConfig, words) => {
    expect(settingsError(model, { messages: [], inferenceConfig, additionalModelRequestFields })).toMatch(
      words,
    );
  },
);

test.each([
  [HAIKU, budget(1024), { maxTokens: 1025, temperature: 1 }],
  [OPUS, ADAPTIVE, {}],
  [NOVA_2, { reasoningConfig: { type: 'enabled', maxReasoningEffort: 'low' } } as const, { temperature: 0 }],
  [GPT_OSS, { reasoning_effort: 'low' } as const, {}],
  [HAIKU, { top_k: 5 }, {}],
  [SONNET, { top_k: 500 }, { temperature: 0 }],
  ['eu.amazon.nova-pro-v1:0', { inferenceConfig: { topK: 128 } }, {}],
])(
  'the simulated %s takes %j with the settings %j',
  (model, additionalModelRequestFields, inferenceConfig) => {
    expect(
      settingsError(model, { messages: [], inferenceConfig, additionalModelRequestFields }),
    ).toBeUndefined();
  },
);

const HELLO = { messages: [{ role: 'user', content: [{ text: 'a' }] }] };

test.each([
  budget(1023),
  { thinking: { type: 'on' } },
  { reasoning_effort: 'none' },
  { reasoningConfig: { type: 'enabled', maxReasoningEffort: 'max' } },
  { enable_thinking: true },
  { top_k: 501 },
  { top_k: -1 },
  { inferenceConfig: { topK: 129 } },
  { inferenceConfig: { topP: 0.5 } },
])('simulated Converse refuses the fields %j', (additionalModelRequestFields) => {
  expect(readConverseBody({ ...HELLO, additionalModelRequestFields })).toHaveProperty('problem');
});

const CHAT = { messages: [{ role: 'user', content: 'a' }] };

test.each([
  { cache_salt: '' },
  { cache_salt: 1 },
  { cache_salt: {} },
  { reasoning_effort: 'on' },
  { chat_template_kwargs: [] },
  { chat_template_kwargs: 'enable_thinking' },
])('simulated vLLM refuses %j', (field) => {
  expect(readChatBody({ ...CHAT, ...field })).toHaveProperty('problem');
});

test.each([
  { cache_salt: 'a' },
  { cache_salt: null },
  { reasoning_effort: 'minimal' },
  { chat_template_kwargs: { anything: true } },
])('simulated vLLM takes %j', (field) => {
  expect(readChatBody({ ...CHAT, ...field })).toHaveProperty('body');
});
