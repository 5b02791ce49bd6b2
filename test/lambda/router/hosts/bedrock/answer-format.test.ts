import type { AnswerFormat } from '../../../../../lambda/router/contract/chat';
import { callForm } from '../../../../../lambda/router/hosts/bedrock/call-form';
import { bodyOf, CLAUDE, text, UNKNOWN, user } from './build';

// The shape is that of the SDK's OutputConfig (@aws-sdk/client-bedrock-runtime 3.1162.0).

const schema = { type: 'object', properties: { age: { type: 'integer' } }, required: ['age'] } as const;
const format: AnswerFormat = {
  type: 'json-schema',
  name: 'person',
  description: 'A person.',
  schema,
  strict: true,
};
const OLD_CLAUDE = { claude: true, streamsTools: true, forcesTools: 'tool' } as const;
const tool = { name: 'get_age' };

test('a model that follows schemas gets the closed schema', () => {
  const { outputConfig, toolConfig } = bodyOf({ format });
  expect(outputConfig).toEqual({
    textFormat: {
      type: 'json_schema',
      structure: {
        jsonSchema: {
          name: 'person',
          description: 'A person.',
          schema: JSON.stringify({ ...schema, additionalProperties: false }),
        },
      },
    },
  });
  expect(toolConfig).toBeUndefined();
});

test('an empty description is left out', () => {
  const structure = bodyOf({ format: { ...format, description: '' } }).outputConfig?.textFormat?.structure;
  expect(structure?.jsonSchema).not.toHaveProperty('description');
});

test('schema and tools go together where the model follows schemas', () => {
  expect(bodyOf({ format, tools: [tool] })).toMatchObject({
    outputConfig: {},
    toolConfig: { tools: [{ toolSpec: { name: 'get_age' } }] },
  });
});

const answerTool = (description: string, json: object) => ({
  toolSpec: { name: 'answer_in_json', description, inputSchema: { json } },
});

test.each([
  ['without schemas', { format }, OLD_CLAUDE, 'Gives the final answer: A person.', schema],
  [
    'whose grammars cannot hold the schema',
    { format: { ...format, schema: { type: 'object' } } },
    CLAUDE,
    'Gives the final answer: A person.',
    { type: 'object' },
  ],
  [
    'asked for any JSON object',
    { format: { type: 'json' } },
    CLAUDE,
    'Gives the final answer as one JSON object, with the members that the conversation asks for.',
    { type: 'object', properties: {} },
  ],
] as const)(
  'a model %s must call a tool whose arguments are the answer',
  (_what, request, traits, words, json) => {
    const body = bodyOf(request, traits);
    expect(body.outputConfig).toBeUndefined();
    expect(body.toolConfig).toEqual({
      tools: [answerTool(words, json)],
      toolChoice: { tool: { name: 'answer_in_json' } },
    });
  },
);

test('a model that cannot be forced is told to call it', () => {
  const { toolConfig, system } = bodyOf({ format }, UNKNOWN);
  expect(toolConfig).not.toHaveProperty('toolChoice');
  expect(system).toEqual([{ text: 'Do not answer in words: call the tool answer_in_json.' }]);
});

test('with tools of the caller, the model must call one of them or give the answer', () => {
  const { toolConfig } = bodyOf({ format, tools: [tool] }, OLD_CLAUDE);
  expect(toolConfig?.tools?.map(({ toolSpec }) => toolSpec?.name)).toEqual(['get_age', 'answer_in_json']);
  expect(toolConfig?.toolChoice).toEqual({ any: {} });
});

test('a caller’s tool of the same name keeps it', () => {
  const { toolConfig } = bodyOf({ format, tools: [{ name: 'answer_in_json' }] }, OLD_CLAUDE);
  expect(toolConfig?.tools?.map(({ toolSpec }) => toolSpec?.name)).toEqual([
    'answer_in_json',
    'answer_in_json_',
  ]);
});

test.each(['required', { name: 'get_age' }] as const)(
  'an answer that must be a call (%j) has no form',
  (toolChoice) => {
    const body = bodyOf({ format, tools: [tool], toolChoice }, OLD_CLAUDE);
    expect(body.toolConfig?.tools).toHaveLength(1);
    expect(bodyOf({ format, tools: [tool], toolChoice })).not.toHaveProperty('outputConfig');
  },
);

test.each([
  ['no tools', {}, UNKNOWN, true],
  ['tools', { tools: [tool] }, CLAUDE, true],
  ['tools, at a model that takes them in whole answers alone', { tools: [tool] }, UNKNOWN, false],
  ['a form, at a model that takes tools in whole answers alone', { format }, UNKNOWN, false],
  ['a schema, at a model that follows it', { format }, { followsSchemas: true }, true],
] as const)('a call with %s is streamed or not', (_what, request, converse, streamed) => {
  expect(callForm({ messages: [user(text('a'))], ...request }, { converse }).streamed).toBe(streamed);
});
