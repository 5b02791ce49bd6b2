import { settingsError } from '../../../local/simulators/bedrock-settings';
import { readConverseBody } from '../../../local/simulators/converse-request';
import { readChatBody } from '../../../local/simulators/openai-chat';

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
