import type { ChatMessage } from '../../../../../lambda/router/contract/chat';
import { bedrockRequest } from '../../../../../lambda/router/hosts/bedrock/bedrock-request';
import { callForm } from '../../../../../lambda/router/hosts/bedrock/call-form';
import { said } from '../../support/said';

const model = { maxOutputTokens: 100 };
const build = (messages: readonly ChatMessage[], rest = {}) =>
  bedrockRequest({ messages, ...rest }, model, 'decision-1');
const user = (text: string): ChatMessage => said('user', text);
const assistant = (text: string): ChatMessage => said('assistant', text);
const system = (text: string): ChatMessage => said('system', text);

test('system messages become system blocks, whatever their position', () => {
  expect(build([system('one'), user('hello'), system('two')])).toMatchObject({
    system: [{ text: 'one' }, { text: 'two' }],
    messages: [{ role: 'user', content: [{ text: 'hello' }] }],
  });
});

test('neighbours of one role become one message, so that roles alternate', () => {
  const { messages } = build([user('a'), user('b'), assistant('c'), system('s'), assistant('d'), user('e')]);
  expect(messages).toEqual([
    { role: 'user', content: [{ text: 'a' }, { text: 'b' }] },
    { role: 'assistant', content: [{ text: 'c' }, { text: 'd' }] },
    { role: 'user', content: [{ text: 'e' }] },
  ]);
});

test('empty text, which Bedrock refuses, is left out', () => {
  const { messages, system: blocks } = build([system(''), user('a'), assistant(''), user('b')]);
  expect(messages).toEqual([{ role: 'user', content: [{ text: 'a' }, { text: 'b' }] }]);
  expect(blocks).toBeUndefined();
});

test.each([
  [0, 0],
  [0.7, 0.7],
  [1, 1],
  [2, 1],
])('temperature %d becomes %d', (asked, sent) => {
  expect(build([user('a')], { temperature: asked }).inferenceConfig).toMatchObject({ temperature: sent });
});

test('the answer is limited by the caller and by the deployment', () => {
  expect(build([user('a')]).inferenceConfig).toEqual({ maxTokens: 100 });
  expect(build([user('a')], { maxTokens: 7 }).inferenceConfig).toEqual({ maxTokens: 7 });
  expect(build([user('a')], { maxTokens: 700 }).inferenceConfig).toEqual({ maxTokens: 100 });
});

test('topP and stop sequences are passed on', () => {
  expect(build([user('a')], { topP: 0.5, stop: ['END'] }).inferenceConfig).toMatchObject({
    topP: 0.5,
    stopSequences: ['END'],
  });
});

test('a guardrail judges in step with the stream', () => {
  const guardrail = { id: 'gr1', version: '2' };
  expect(bedrockRequest({ messages: [user('a')] }, model, 'decision-1', guardrail)).toMatchObject({
    guardrailConfig: {
      guardrailIdentifier: 'gr1',
      guardrailVersion: '2',
      streamProcessingMode: 'sync',
    },
  });
});

test('the decision id lands in the invocation log', () => {
  expect(build([user('a')])).toMatchObject({ requestMetadata: { decisionId: 'decision-1' } });
});

test.each([
  [undefined, undefined],
  ['default', undefined],
  ['flex', { type: 'flex' }],
  ['priority', { type: 'priority' }],
])('the service tier %s is sent as %j', (serviceTier, sent) => {
  expect(build([user('a')], { serviceTier }).serviceTier).toEqual(sent);
});

test.each([
  [{ claude: true, streamsTools: true }, {}, ['/delta/stop_sequence']],
  [{ claude: true }, { tools: [{ name: 'f' }] }, ['/stop_sequence']],
  [{}, {}, undefined],
] as const)('a model of %j with %j is asked for its stop sequence at %j', (converse, rest, paths) => {
  const request = { messages: [user('a')], stop: ['END'], ...rest };
  const body = bedrockRequest(request, model, 'decision-1', undefined, callForm(request, { converse }));
  expect(body.additionalModelResponseFieldPaths).toEqual(paths);
});

test('without stop sequences none is asked for', () => {
  const form = callForm({ messages: [user('a')] }, { converse: { claude: true } });
  expect(bedrockRequest({ messages: [user('a')] }, model, 'decision-1', undefined, form)).not.toHaveProperty(
    'additionalModelResponseFieldPaths',
  );
});

test('a whole answer has no mode of streaming for its guardrail', () => {
  const request = { messages: [user('a')], tools: [{ name: 'f' }] };
  const body = bedrockRequest(
    request,
    model,
    'decision-1',
    { id: 'gr1', version: '2' },
    callForm(request, {}),
  );
  expect(body.guardrailConfig).toEqual({
    guardrailIdentifier: 'gr1',
    guardrailVersion: '2',
    trace: 'disabled',
  });
});

test('Claude is sent no stop sequence of white space', () => {
  const request = { messages: [user('a')], stop: ['\n', 'END'] };
  const form = callForm(request, { converse: { claude: true } });
  const { inferenceConfig } = bedrockRequest(request, model, 'decision-1', undefined, form);
  expect(inferenceConfig?.stopSequences).toEqual(['END']);
});
