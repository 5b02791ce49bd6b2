import type { Task } from '../../../policy/task';
import { endpointFor, endpointNamed } from '../../../scripts/explain/endpoint';
import { ANSWERED_ENDPOINTS, pathOf } from '../../../scripts/explain/readers';

const TASKS: Readonly<Record<string, Task>> = { qwen: 'chat', titan: 'embedding' };
const found = (body: unknown) =>
  endpointFor(Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)), (name) => TASKS[name]);

const HI = [{ role: 'user', content: 'Hi' }];
const user = (...content: object[]) => [{ role: 'user', content }];

test.each(ANSWERED_ENDPOINTS)('%s may be named by its name and by its path', (endpoint) => {
  expect([endpointNamed(endpoint), endpointNamed(pathOf(endpoint))]).toEqual([endpoint, endpoint]);
});

test.each(ANSWERED_ENDPOINTS)(
  '%s on the sealed lane is refused with the option that names the lane',
  (endpoint) => {
    expect(() => endpointNamed(`/sealed${pathOf(endpoint)}`)).toThrow(
      `--endpoint /sealed${pathOf(endpoint)}: this path is on the sealed lane. Write --endpoint ${endpoint} --lane sealed.`,
    );
  },
);

test.each(ANSWERED_ENDPOINTS)('the path of %s may end in a slash, as at the router', (endpoint) => {
  expect(endpointNamed(`${pathOf(endpoint)}/`)).toBe(endpoint);
});

test.each(['count-tokens', '/v1/messages/count_tokens', '/sealed/v1/messages/count_tokens'])(
  '%s is refused with the endpoint whose decision it follows',
  (typed) => {
    expect(() => endpointNamed(typed)).toThrow(
      /^--endpoint .*no model answers POST .*Write --endpoint messages\.$/,
    );
  },
);

test.each(['models', '/v1/models', 'model', '/health', '/sealed/health'])(
  '%s is refused, because it takes no body',
  (typed) => {
    expect(() => endpointNamed(typed)).toThrow(/takes no body/);
  },
);

test('another name is refused with those that there are', () => {
  expect(() => endpointNamed('message')).toThrow(
    'no endpoint "message" (did you mean "messages"?). There is: chat, completions, responses, messages, embeddings.',
  );
});

test.each([
  ['a conversation alone', { messages: HI }],
  ['a conversation with a limit', { messages: HI, max_tokens: 9 }],
  ['the newer limit', { messages: HI, max_completion_tokens: 9 }],
  ['a form of the answer', { messages: HI, response_format: { type: 'text' } }],
  ['a function', { messages: HI, tools: [{ type: 'function', function: { name: 'f' } }] }],
  ['the result of a call', { messages: [...HI, { role: 'tool', tool_call_id: 'a', content: 'x' }] }],
  ['an image with an address', { messages: user({ type: 'image_url', image_url: { url: 'data:,' } }) }],
  ['a field of Anthropic that is absent', { messages: HI, system: null }],
  ['what is no JSON', 'no JSON'],
  ['what is no object', '[]'],
  ['neither of the fields', { mesages: HI }],
])('a body with %s is for chat', (_what, body) => {
  expect(found(body)).toBe('chat');
});

test.each([
  ['a prompt', { prompt: 'Hi' }],
  ['several prompts', { prompt: ['a', 'b'], model: 'qwen' }],
])('a body with %s is for completions', (_what, body) => {
  expect(found(body)).toBe('completions');
});

test.each([
  ['a system text', { system: 'Be short.' }],
  ['stop sequences', { stop_sequences: ['END'] }],
  ['thinking', { thinking: { type: 'adaptive' } }],
  ['a tool with an input schema', { tools: [{ name: 'f', input_schema: {} }] }],
  ['an image with a source', { messages: user({ type: 'image', source: {} }) }],
  ['a tool result', { messages: user({ type: 'tool_result', tool_use_id: 'a' }) }],
])('a conversation with %s is for messages', (_what, body) => {
  expect(found({ messages: HI, max_tokens: 9, ...body })).toBe('messages');
});

test.each([
  ['instructions', { input: 'Hi', instructions: 'Be short.' }],
  ['items', { input: HI }],
  ['a chat model', { input: 'Hi', model: 'qwen' }],
  ['a limit', { input: 'Hi', max_output_tokens: 9 }],
])('an input with %s is for responses', (_what, body) => {
  expect(found(body)).toBe('responses');
});

test.each([
  ['texts', { input: ['a', 'b'] }],
  ['a length of the vectors', { input: 'a', dimensions: 256 }],
  ['a form of the vectors', { input: 'a', encoding_format: 'float' }],
  ['an embedding model', { input: 'a', model: 'titan' }],
])('an input with %s is for embeddings', (_what, body) => {
  expect(found(body)).toBe('embeddings');
});

test.each([
  [
    'an input alone',
    { input: 'Hi', model: 'auto' },
    'POST /v1/responses or POST /v1/embeddings. Say which: --endpoint responses or --endpoint embeddings.',
  ],
  [
    'fields of two dialects',
    { messages: HI, system: 'Be short.', response_format: { type: 'text' } },
    'POST /v1/chat/completions or POST /v1/messages. Say which: --endpoint chat or --endpoint messages.',
  ],
])('a body with %s may be for two endpoints, and the error says how to choose', (_what, body, words) => {
  expect(() => found(body)).toThrow(words);
});
