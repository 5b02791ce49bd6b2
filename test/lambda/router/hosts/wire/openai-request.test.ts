import { openAiRequest } from '../../../../../lambda/router/hosts/wire/openai-request';
import { said } from '../../support/said';

const messages = [said('system', 'be brief'), said('user', 'hello')] as const;
const model = { maxOutputTokens: 100 };

test('requests a stream with usage, and omits what the caller omitted, the limit of the answer included', () => {
  expect(openAiRequest({ messages }, model, { servedName: 'qwen' })).toEqual({
    model: 'qwen',
    messages: [
      { role: 'system', content: 'be brief' },
      { role: 'user', content: 'hello' },
    ],
    stream: true,
    stream_options: { include_usage: true },
  });
});

test('passes on what the caller requested', () => {
  const asked = { messages, temperature: 1.5, topP: 0.9, maxTokens: 20, stop: ['END'] };
  expect(openAiRequest(asked, model)).toMatchObject({
    temperature: 1.5,
    top_p: 0.9,
    max_tokens: 20,
    stop: ['END'],
  });
});

test('never requests more tokens than the deployment allows', () => {
  expect(openAiRequest({ messages, maxTokens: 1e9 }, model)).toMatchObject({ max_tokens: 100 });
});

test('names no model to a server that has only one', () => {
  expect(openAiRequest({ messages }, model)).not.toHaveProperty('model');
});

const weather = {
  name: 'weather',
  description: 'of a city',
  parameters: { type: 'object', properties: { city: { type: 'string' } } },
  strict: true,
} as const;

test('tools are sent as functions; one without parameters takes an empty object', () => {
  const tools = [weather, { name: 'now' }];
  expect(openAiRequest({ messages, tools }, model)).toMatchObject({
    tools: [
      { type: 'function', function: weather },
      { type: 'function', function: { name: 'now', parameters: { type: 'object', properties: {} } } },
    ],
  });
});

test.each([
  ['auto', 'auto'],
  ['none', 'none'],
  ['required', 'required'],
  [{ name: 'weather' }, { type: 'function', function: { name: 'weather' } }],
] as const)('the choice of tools %j is sent as %j', (toolChoice, tool_choice) => {
  expect(openAiRequest({ messages, tools: [weather], toolChoice }, model)).toMatchObject({ tool_choice });
});

test('a choice of tools without tools is not sent', () => {
  const body = openAiRequest({ messages, toolChoice: 'auto', parallelToolCalls: false }, model);
  expect(Object.keys(body)).toEqual(['messages', 'stream', 'stream_options']);
});

test.each([
  [{ parallelToolCalls: false, tools: [weather] }, { parallel_tool_calls: false }],
  [{ seed: 7 }, { seed: 7 }],
  [
    { presencePenalty: -2, frequencyPenalty: 1.5 },
    { presence_penalty: -2, frequency_penalty: 1.5 },
  ],
  [{ logprobs: 0 }, { logprobs: true, top_logprobs: 0 }],
  [{ logprobs: 5 }, { logprobs: true, top_logprobs: 5 }],
  [{ format: { type: 'json' } as const }, { response_format: { type: 'json_object' } }],
  [
    { format: { type: 'json-schema', name: 'a', schema: { type: 'object' }, strict: true } as const },
    {
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'a', schema: { type: 'object' }, strict: true },
      },
    },
  ],
])('%j is sent as %j', (asked, fields) => {
  expect(openAiRequest({ messages, ...asked }, model)).toMatchObject(fields);
});

test('the tier and the verbosity of other providers are not sent', () => {
  const asked = { messages, serviceTier: 'flex', verbosity: 'low' } as const;
  expect(openAiRequest(asked, model)).toEqual(openAiRequest({ messages }, model));
});

test('fields that the deployment allows are passed as they are, and never in place of the router’s own', () => {
  const extras = { top_k: 5, model: 'another', stream: false, messages: [], cache_salt: 'theirs' };
  const body = openAiRequest({ messages, extras }, model, { servedName: 'qwen', cacheSalt: 'ours' });
  expect(body).toMatchObject({ top_k: 5, model: 'qwen', stream: true, cache_salt: 'ours' });
  expect(body).toHaveProperty('messages.length', 2);
});

test.each([
  ['guided_json', { type: 'object' }, { json: { type: 'object' } }],
  ['guided_regex', '[A-Z]+', { regex: '[A-Z]+' }],
  ['guided_choice', ['yes', 'no'], { choice: ['yes', 'no'] }],
  ['guided_grammar', 'root ::= "a"', { grammar: 'root ::= "a"' }],
])('%s, which vLLM ignores since 0.12, is sent by its new name', (name, value, form) => {
  const body = openAiRequest({ messages, extras: { [name]: value } }, model);
  expect(body).toMatchObject({ structured_outputs: form });
  expect(body).not.toHaveProperty(name);
});

test('arguments of the chat template stay beside the one that switches thinking', () => {
  const thinking = {
    choice: 'off',
    byDefault: 'on',
    off: { chat_template_kwargs: { enable_thinking: false } },
  } as const;
  const extras = { chat_template_kwargs: { enable_thinking: true, language: 'de' } };
  expect(openAiRequest({ messages, extras }, { ...model, thinking })).toMatchObject({
    chat_template_kwargs: { enable_thinking: false, language: 'de' },
  });
});

test('a top_p of 0, which vLLM refuses, is sent as the least that leaves one token', () => {
  expect(openAiRequest({ messages, topP: 0 }, model)).toMatchObject({ top_p: 1e-6 });
});
