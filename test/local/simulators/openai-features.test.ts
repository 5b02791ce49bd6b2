import fc from 'fast-check';
import OpenAI from 'openai';
import type { ChatCompletionCreateParams } from 'openai/resources/chat/completions';
import * as z from 'zod';
import { readChatBody } from '../../../local/simulators/chat-body';
import { exampleOf } from '../../../local/simulators/schema-example';
import { schemaProblem } from '../../../local/simulators/schema-problem';
import { type Simulators, startSimulators } from '../../../local/simulators/start-simulators';
import { CREDENTIALS, REGION } from '../../contract/simulated-aws';

// The simulated vLLM, through the `openai` client: tools, formats, images and probabilities, and what it refuses.

const WIDE = { contextTokens: 10_000, maxOutputTokens: 1_000 };
let simulators: Simulators;
beforeAll(async () => {
  simulators = await startSimulators({
    region: REGION,
    credentials: CREDENTIALS,
    models: { vllm: ['qwen', 'plain'] },
    windows: { vllm: { qwen: WIDE, plain: { ...WIDE, lacks: ['auto-tool-choice', 'images'] } } },
  });
});
afterAll(() => simulators.close());

const client = () => new OpenAI({ baseURL: `${simulators.vllm.url}/v1`, apiKey: 'none', maxRetries: 0 });
const tool = (
  name: string,
  parameters: object = { type: 'object', properties: { city: { type: 'string' } } },
) => ({
  type: 'function' as const,
  function: { name, parameters: parameters as Record<string, unknown> },
});
const TOOLS = [tool('get_weather'), tool('get_time')];
type Asked = Partial<Omit<ChatCompletionCreateParams, 'stream'>>;

const ask = (content: string, asked: Asked = {}) =>
  client().chat.completions.create({ model: 'qwen', messages: [{ role: 'user', content }], ...asked });
const namesIn = async (content: string, asked: Asked) => {
  const { choices } = await ask(content, { tools: TOOLS, ...asked });
  return (choices[0]?.message.tool_calls ?? []).map((call) => call.type === 'function' && call.function.name);
};

test.each<readonly [string, string, Asked, readonly string[]]>([
  ['the user names one', 'use get_time please', {}, ['get_time']],
  ['the user names two', 'get_weather and get_time', {}, ['get_weather', 'get_time']],
  ['the user names none', 'what is the weather?', {}, []],
  ['a part of a word is its name', 'forget_weather', {}, []],
  ['one is required', 'hello', { tool_choice: 'required' }, ['get_weather']],
  ['none is wanted', 'get_time', { tool_choice: 'none' }, []],
  [
    'one is chosen by name',
    'hello',
    { tool_choice: { type: 'function', function: { name: 'get_time' } } },
    ['get_time'],
  ],
  ['only one at a time is wanted', 'get_weather get_time', { parallel_tool_calls: false }, ['get_weather']],
])('a simulated model calls the tools that its body asks for: %s', async (_how, content, asked, names) => {
  expect(await namesIn(content, asked)).toEqual(names);
});

test('without tools in the body, no word of the user makes a call', async () => {
  const { choices } = await ask('get_weather get_time');
  expect(choices[0]?.message.tool_calls).toBeUndefined();
});

test('results of tools are answered with text', async () => {
  const call = {
    id: 'call00001',
    type: 'function' as const,
    function: { name: 'get_time', arguments: '{}' },
  };
  const { choices } = await client().chat.completions.create({
    model: 'qwen',
    tools: TOOLS,
    messages: [
      { role: 'user', content: 'get_time' },
      { role: 'assistant', content: null, tool_calls: [call] },
      { role: 'tool', tool_call_id: 'call00001', content: 'get_time says noon' },
    ],
  });
  expect(choices[0]).toMatchObject({
    finish_reason: 'stop',
    message: { content: expect.stringContaining('noon') },
  });
});

test('parallel calls are streamed in several deltas each, as the openai client adds them up', async () => {
  const stream = client().chat.completions.stream({
    model: 'qwen',
    tools: TOOLS,
    messages: [{ role: 'user', content: 'get_weather get_time' }],
  });
  let deltas = 0;
  for await (const chunk of stream) deltas += chunk.choices[0]?.delta.tool_calls?.length ?? 0;
  const { finish_reason, message } = (await stream.finalChatCompletion()).choices[0] ?? {};
  expect(deltas).toBeGreaterThan(4);
  expect(finish_reason).toBe('tool_calls');
  expect(
    message?.tool_calls?.map((call) => 'function' in call && JSON.parse(call.function.arguments)),
  ).toEqual([{ city: 'simulated' }, { city: 'simulated' }]);
});

test('a tool that was named ends with stop, as vLLM says', async () => {
  const choice = { type: 'function' as const, function: { name: 'get_time' } };
  const { choices } = await ask('hello', { tools: TOOLS, tool_choice: choice });
  expect(choices[0]?.finish_reason).toBe('stop');
});

test('a limit inside a call cuts its arguments off', async () => {
  const { choices } = await ask('get_weather', { tools: TOOLS, max_tokens: 1 });
  expect(choices[0]).toMatchObject({ finish_reason: 'length', message: { tool_calls: [{}] } });
});

test('an answer with a schema follows it, streamed and whole', async () => {
  const schema = z.object({ name: z.string(), age: z.int().min(18), tags: z.array(z.enum(['a', 'b'])) });
  const response_format = {
    type: 'json_schema' as const,
    json_schema: { name: 'person', schema: z.toJSONSchema(schema), strict: true },
  };
  const { choices } = await ask('hello', { response_format });
  expect(() => schema.parse(JSON.parse(choices[0]?.message.content ?? ''))).not.toThrow();
});

test('an answer in JSON is an object', async () => {
  const { choices } = await ask('hello', { response_format: { type: 'json_object' } });
  expect(JSON.parse(choices[0]?.message.content ?? '')).toEqual({ said: 'hello' });
});

test('probabilities come for each token, with as many others as were asked for', async () => {
  const { choices } = await ask('hello', { logprobs: true, top_logprobs: 2 });
  const { message, logprobs } = choices[0] ?? {};
  expect(logprobs?.content?.map(({ token }) => token).join('')).toBe(message?.content);
  expect(logprobs?.content?.every(({ top_logprobs }) => top_logprobs.length === 2)).toBe(true);
});

const imageOf = (url: string) => ({
  messages: [{ role: 'user' as const, content: [{ type: 'image_url' as const, image_url: { url } }] }],
});
const PNG = 'data:image/png;base64,iVBORw0KGgo=';

test('a model that sees takes an image as data', async () => {
  expect((await ask('', imageOf(PNG))).choices).toHaveLength(1);
});

test.each<readonly [string, Asked, RegExp]>([
  [
    'tools that the model may choose, without a parser',
    { model: 'plain', tools: TOOLS },
    /"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set/,
  ],
  ['an image, without eyes', { model: 'plain', ...imageOf(PNG) }, /plain is not a multimodal model/],
  ['an image at an address', imageOf('https://example.com/a.png'), /Only base64 data URLs are supported/],
  ['an image that is no base64', imageOf('data:image/png;base64,%%%'), /Only base64 data URLs/],
  ['an image of another format', imageOf('data:image/png;base64,AAAA'), /cannot identify image file/],
])('a server refuses %s', async (_what, asked, words) => {
  await expect(ask('hello', asked)).rejects.toMatchObject({
    status: 400,
    message: expect.stringMatching(words),
  });
});

test('a server without a parser still takes a tool that is named', async () => {
  const choice = { type: 'function' as const, function: { name: 'get_time' } };
  const { choices } = await ask('hello', { model: 'plain', tools: TOOLS, tool_choice: choice });
  expect(choices[0]?.message.tool_calls).toHaveLength(1);
});

const USER = { role: 'user', content: 'a' };
const CALLS = (...ids: readonly string[]) => ({
  role: 'assistant',
  content: null,
  tool_calls: ids.map((id) => ({ id, type: 'function', function: { name: 'f', arguments: '{}' } })),
});
const TOOL = (tool_call_id?: string) => ({ role: 'tool', tool_call_id, content: 'x' });
const A = 'aaaaaaaaa';
const B = 'bbbbbbbbb';

test.each<readonly [string, readonly object[], RegExp]>([
  ['an unknown role', [{ role: 'critic', content: 'a' }], /Invalid/],
  ['a message of a tool without the id of its call', [USER, CALLS(A), TOOL()], /tool_call_id/],
  ['a result without a call', [USER, TOOL(A)], /alternate/],
  ['a result of another call', [USER, CALLS(A), TOOL(B)], /Unexpected tool call id/],
  ['a result twice', [USER, CALLS(A), TOOL(A), TOOL(A)], /Unexpected tool call id/],
  [
    'a call without a result',
    [USER, CALLS(A, B), TOOL(A)],
    /Not the same number of function calls and responses/,
  ],
  [
    'an answer before the results',
    [USER, CALLS(A), { role: 'assistant', content: 'b' }, USER],
    /Unexpected role/,
  ],
  ['two calls with one id', [USER, CALLS(A, A), TOOL(A)], /Duplicate/],
  ['an id that is too long', [USER, CALLS('call_12345'), TOOL('call_12345')], /length 9/],
  [
    'a user directly after a tool',
    [USER, CALLS(A), TOOL(A), USER],
    /Unexpected role 'user' after role 'tool'/,
  ],
  [
    'an assistant that says nothing',
    [USER, { role: 'assistant', content: '' }, USER],
    /either content or tool_calls/,
  ],
  ['calls at the end', [USER, CALLS(A)], /Not the same number/],
])('the strictest template refuses %s', (_what, messages, words) => {
  expect(readChatBody({ messages })).toMatchObject({ problem: expect.stringMatching(words) });
});

const FUNCTION = { type: 'function', function: { name: 'f' } };

test.each<readonly [string, object, RegExp]>([
  ['no tools', { tools: [] }, /must not be an empty array/],
  ['a choice without tools', { tool_choice: 'auto' }, /`tools` must be set/],
  [
    'a choice of a tool that is not there',
    { tools: [FUNCTION], tool_choice: { type: 'function', function: { name: 'g' } } },
    /does not match any/,
  ],
  ['a tool without a name', { tools: [{ type: 'function', function: {} }] }, /name/],
  ['a tool of another type', { tools: [{ type: 'custom', custom: { name: 'f' } }] }, /type/],
  [
    'parameters of an unknown type',
    { tools: [{ type: 'function', function: { name: 'f', parameters: { type: 'record' } } }] },
    /unknown type/,
  ],
  [
    'a schema that is missing',
    { response_format: { type: 'json_schema' } },
    /'json_schema' field must be provided/,
  ],
  [
    'a reference that leads nowhere',
    { response_format: { type: 'json_schema', json_schema: { name: 'a', schema: { $ref: '#/$defs/a' } } } },
    /leads nowhere/,
  ],
  ['a format of another kind', { response_format: { type: 'xml' } }, /Invalid/],
  ['other probabilities without probabilities', { top_logprobs: 2 }, /`logprobs` must be set to true/],
  ['too many probabilities', { logprobs: true, top_logprobs: 21 }, /20/],
  ['five stop sequences', { stop: ['1', '2', '3', '4', '5'] }, /body.stop/],
  ['a penalty beyond its range', { presence_penalty: 3 }, /2/],
  ['a seed that is none', { seed: 1.5 }, /int/],
  [
    'options of a stream without a stream',
    { stream_options: { include_usage: true } },
    /only be defined when `stream=True`/,
  ],
])('simulated vLLM refuses %s', (_what, fields, words) => {
  expect(readChatBody({ messages: [USER], ...fields })).toMatchObject({
    problem: expect.stringMatching(words),
  });
});

const leaf = fc.constantFrom<object>(
  { type: 'string', minLength: 3, maxLength: 5 },
  { type: 'string', enum: ['x', 'y'] },
  { type: 'string', format: 'date' },
  { type: 'integer', minimum: 3, multipleOf: 2 },
  { type: 'number', exclusiveMinimum: 0, maximum: 0.5 },
  { type: 'boolean' },
  { type: ['string', 'null'] },
  { const: 7 },
);
const { schema } = fc.letrec<{ schema: object }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), tie('schema'), { maxKeys: 3 }).map((properties) => ({
      type: 'object',
      properties,
      required: Object.keys(properties),
      additionalProperties: false,
    })),
    tie('schema').map((items) => ({ type: 'array', items, minItems: 2 })),
    fc.array(tie('schema'), { minLength: 1, maxLength: 2 }).map((anyOf) => ({ anyOf })),
  ),
}));

test('a simulated value follows its schema, as another reader of schemas judges it', () => {
  fc.assert(
    fc.property(schema, (each) => {
      expect(schemaProblem(each)).toBeUndefined();
      expect(z.fromJSONSchema(each as never).safeParse(exampleOf(each, 'simulated'))).toHaveProperty(
        'success',
        true,
      );
    }),
    { numRuns: 300 },
  );
});

test('a schema that refers to itself has an end', () => {
  const tree = {
    $ref: '#/$defs/node',
    $defs: {
      node: {
        type: 'object',
        properties: {
          next: { anyOf: [{ $ref: '#/$defs/node' }, { type: 'null' }] },
          all: { type: 'array', items: { $ref: '#/$defs/node' } },
        },
        required: ['next', 'all'],
      },
    },
  };
  expect(JSON.stringify(exampleOf(tree, 'a'))).toContain('"next":null');
});
