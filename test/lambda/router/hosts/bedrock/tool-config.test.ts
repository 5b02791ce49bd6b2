import type { ChatRequest, Tool } from '../../../../../lambda/router/contract/chat';
import type { ConverseTraits } from '../../../../../lambda/router/hosts/bedrock/schema';
import { assistant, bodyOf, CLAUDE, call, result, text, UNKNOWN, user } from './build';

// The shapes are those of the SDK's ToolConfiguration (@aws-sdk/client-bedrock-runtime 3.1162.0); Anthropic's tool_choice
// as in BerriAI/litellm pull request 34347 and issue 36536.

const schema = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] } as const;
const weather: Tool = { name: 'get_weather', description: 'The weather.', parameters: schema };
const time: Tool = { name: 'get_time' };
const tools = [weather, time];

const specs = (given: readonly Tool[], traits: ConverseTraits = CLAUDE) =>
  bodyOf({ tools: given }, traits).toolConfig?.tools?.map(({ toolSpec }) => toolSpec);

test('a tool has its name, description and schema', () => {
  expect(specs([weather])).toEqual([
    { name: 'get_weather', description: 'The weather.', inputSchema: { json: schema } },
  ]);
});

test.each([undefined, '', ' '])(
  'the description %j is left out, because Converse refuses an empty one',
  (description) => {
    expect(specs([{ ...weather, description }])?.[0]).not.toHaveProperty('description');
  },
);

test.each([
  [undefined, { type: 'object', properties: {} }],
  [{}, { type: 'object', properties: {} }],
  [{ properties: { a: {} } }, { type: 'object', properties: { a: {} } }],
  [
    { $ref: '#/$defs/a', $defs: {} },
    { type: 'object', properties: {}, $ref: '#/$defs/a', $defs: {} },
  ],
])('the schema %j becomes one of an object', (parameters, json) => {
  expect(specs([{ name: 'f', parameters }])?.[0]?.inputSchema).toEqual({ json });
});

test('a strict tool has a closed schema', () => {
  expect(specs([{ ...weather, strict: true }])?.[0]).toMatchObject({
    strict: true,
    inputSchema: { json: { ...schema, additionalProperties: false } },
  });
});

test.each([
  ['that follows no schemas', UNKNOWN, schema],
  ['whose grammars cannot hold the schema', CLAUDE, { ...schema, additionalProperties: true }],
] as const)('a strict tool is sent as any other to a model %s', (_what, traits, parameters) => {
  const [spec] = specs([{ ...weather, parameters, strict: true }], traits) ?? [];
  expect(spec).not.toHaveProperty('strict');
  expect(spec?.inputSchema).toEqual({ json: parameters });
});

const toldBy = (body: ReturnType<typeof bodyOf>) => body.system?.map(({ text: words }) => words);
const choiceOf = (request: Partial<ChatRequest>, traits: ConverseTraits) => {
  const body = bodyOf({ tools, ...request }, traits);
  return {
    names: body.toolConfig?.tools?.map(({ toolSpec }) => toolSpec?.name),
    choice: body.toolConfig?.toolChoice,
    told: toldBy(body),
  };
};

const ANY = { forcesTools: 'any' } as const;
const both = ['get_weather', 'get_time'];

test.each([
  ['auto', CLAUDE, { names: both }],
  ['auto', UNKNOWN, { names: both }],
  ['required', CLAUDE, { names: both, choice: { any: {} } }],
  ['required', ANY, { names: both, choice: { any: {} } }],
  ['required', UNKNOWN, { names: both, told: ['Do not answer in words alone: call one of the tools.'] }],
  [{ name: 'get_time' }, CLAUDE, { names: both, choice: { tool: { name: 'get_time' } } }],
  [{ name: 'get_time' }, ANY, { names: ['get_time'], choice: { any: {} } }],
  [
    { name: 'get_time' },
    UNKNOWN,
    { names: ['get_time'], told: ['Do not answer in words: call the tool get_time.'] },
  ],
  ['none', CLAUDE, {}],
] as const)('the choice %j of a model of %j is sent as %j', (toolChoice, traits, expected) => {
  expect(choiceOf({ toolChoice }, traits)).toEqual({
    names: undefined,
    choice: undefined,
    told: undefined,
    ...expected,
  });
});

const history = [user(text('a')), assistant(call('c1')), user(result('c1', text('b')))];
const fieldsOf = (request: Partial<ChatRequest>, traits: ConverseTraits = CLAUDE) =>
  bodyOf({ tools, ...request }, traits).additionalModelRequestFields;

test('where history has calls, tools are sent though none may be called, and Claude is told so', () => {
  expect(choiceOf({ messages: history, toolChoice: 'none' }, CLAUDE)).toMatchObject({
    names: both,
    told: undefined,
  });
  expect(fieldsOf({ messages: history, toolChoice: 'none' })).toEqual({ tool_choice: { type: 'none' } });
});

test('another model is told in words that it may call none', () => {
  expect(choiceOf({ messages: history, toolChoice: 'none' }, UNKNOWN)).toMatchObject({
    names: both,
    told: ['Do not call a tool. Answer in words.'],
  });
});

test('history with calls and a request without tools has tools of the same names', () => {
  expect(bodyOf({ messages: history }).toolConfig?.tools).toEqual([
    { toolSpec: { name: 'get_weather', inputSchema: { json: { type: 'object', properties: {} } } } },
  ]);
});

test.each([
  ['auto', { type: 'auto', disable_parallel_tool_use: true }],
  ['required', { disable_parallel_tool_use: true }],
  [{ name: 'get_time' }, { disable_parallel_tool_use: true }],
] as const)('one call at a time with the choice %j is asked of Claude as %j', (toolChoice, tool_choice) => {
  expect(fieldsOf({ toolChoice, parallelToolCalls: false })).toEqual({ tool_choice });
});

test.each([
  ['calls may be parallel', { parallelToolCalls: true }, CLAUDE],
  ['nothing is asked', {}, CLAUDE],
  ['the model is another', { parallelToolCalls: false }, UNKNOWN],
] as const)('Anthropic’s field is absent where %s', (_what, request, traits) => {
  expect(fieldsOf(request, traits)).toBeUndefined();
});

test('a request without tools has no toolConfig', () => {
  expect(bodyOf({})).not.toHaveProperty('toolConfig');
});
