import {
  type ChatMessage,
  type ChatRequest,
  DOCUMENT_FORMATS,
  type UserPart,
} from '../../../../lambda/router/contract/chat';
import { lacking } from '../../../../lambda/router/decision/lacking';
import { needsOf } from '../../../../lambda/router/decision/needs';
import { ABILITY_NAMES } from '../../../../policy/ability';
import { said } from '../support/said';

const HI = [said('user', 'Hi')];
const needed = (request: Partial<ChatRequest>, fields = {}) =>
  needsOf({ request: { messages: HI, ...request }, fields }).map(({ ability, field }) => [ability, field]);
const asks = (...parts: UserPart[]): ChatMessage[] => [{ role: 'user', parts }];

const IMAGE = { type: 'image', format: 'png', data: 'iVBORw0KGgo=' } as const;
const DOCUMENT = { type: 'document', format: 'pdf', data: 'JVBERi0=' } as const;
const TEXT = { type: 'document', format: 'csv', data: 'YSxi' } as const;
const CALL = { type: 'tool-call', id: 'call_1', name: 'weather', arguments: '{}' } as const;
const TOOLS = [{ name: 'weather' }];

test.each<[string, Partial<ChatRequest>]>([
  ['a text', {}],
  ['settings that every host has', { temperature: 0, topP: 0.5, maxTokens: 5, stop: ['END'], effort: 'low' }],
  ['penalties at their default', { presencePenalty: 0, frequencyPenalty: 0 }],
  ['no field of vLLM', { extras: {} }],
  [
    'cache points, without which the answer is the same',
    { messages: asks({ type: 'text', text: 'Hi', cache: '1h' }) },
  ],
])('%s needs no ability of a model', (_what, request) => {
  expect(needed(request)).toEqual([]);
});

const CASES: readonly (readonly [string, Partial<ChatRequest>, string, string])[] = [
  ['tools', { tools: TOOLS }, 'tools', 'tools'],
  ['tools that may not be called', { tools: TOOLS, toolChoice: 'none' }, 'tools', 'tools'],
  ['an earlier call of a tool', { messages: [{ role: 'assistant', parts: [CALL] }] }, 'tools', 'tools'],
  [
    'a result of a tool',
    { messages: asks({ type: 'tool-result', callId: 'call_1', content: [] }) },
    'tools',
    'tools',
  ],
  ['some tool that must be called', { tools: TOOLS, toolChoice: 'required' }, 'forced-tools', 'tool_choice'],
  [
    'this tool that must be called',
    { tools: TOOLS, toolChoice: { name: 'weather' } },
    'forced-tools',
    'tool_choice',
  ],
  ['an image', { messages: asks(IMAGE) }, 'images', 'messages'],
  [
    'an image in the result of a tool',
    { messages: asks({ type: 'tool-result', callId: 'call_1', content: [IMAGE] }) },
    'images',
    'messages',
  ],
  ['a document of pages', { messages: asks(DOCUMENT) }, 'documents', 'messages'],
  ['a document of text', { messages: asks(TEXT) }, 'text-documents', 'messages'],
  [
    'a schema',
    { format: { type: 'json-schema', name: 'claim', schema: {}, strict: true } },
    'json-schema',
    'response_format',
  ],
  ['JSON without a schema', { format: { type: 'json' } }, 'json', 'response_format'],
  ['a seed', { seed: 0 }, 'seed', 'seed'],
  ['a presence penalty', { presencePenalty: -0.5 }, 'penalties', 'presence_penalty'],
  ['a frequency penalty', { frequencyPenalty: 0.5 }, 'penalties', 'frequency_penalty'],
  ['probabilities of tokens', { logprobs: 0 }, 'logprobs', 'logprobs'],
  ['a text to continue', { continues: true }, 'completions', 'model'],
  ["one of vLLM's own fields", { extras: { min_p: 0.5 } }, 'vllm-fields', 'min_p'],
  ['the field that other models have too', { extras: { top_k: 5 } }, 'top-k', 'top_k'],
];

const schema = (schema: object) =>
  ({ format: { type: 'json-schema', name: 'claim', schema, strict: true } }) as Partial<ChatRequest>;

test.each([
  { type: 'object', properties: {}, additionalProperties: true },
  { type: 'object', additionalProperties: { type: 'string' } },
  { type: 'object', properties: { a: { not: { type: 'string' } } } },
  { type: 'object', properties: { a: { $ref: '#' } } },
])('a schema of which no closed form exists needs a model that can be made to call a tool: %j', (open) => {
  expect(needed(schema(open))).toEqual([
    ['json-schema', 'response_format'],
    ['json', 'response_format'],
  ]);
});

test('the reason says what such a schema has', () => {
  const [need] = needsOf({ request: { messages: HI, ...schema({ type: 'object' }) } }).slice(-1);
  expect(lacking({ name: 'gemma', abilities: ['json-schema'] }, need ? [need] : [])?.words).toMatch(
    /^gemma cannot hold its answer to a schema with open objects/,
  );
});

test.each(CASES)('%s needs the ability, by the name of the field', (_what, request, ability, field) => {
  expect(needed(request)).toContainEqual([ability, field]);
});

test.each(DOCUMENT_FORMATS)('a document of the format %s needs one ability', (format) => {
  expect(needed({ messages: asks({ ...TEXT, format }) })).toEqual([
    [['csv', 'html', 'txt', 'md'].includes(format) ? 'text-documents' : 'documents', 'messages'],
  ]);
});

test('there is a case for every ability that changes an answer', () => {
  const cached = ['prompt-cache', 'prompt-cache-1h'];
  const covered = [...CASES.map(([, , ability]) => ability), ...cached];
  expect(ABILITY_NAMES.filter((ability) => !covered.includes(ability))).toEqual([]);
});

test('another dialect has names of its own', () => {
  const format = { type: 'json' } as const;
  expect(needed({ format }, { json: 'text.format' })).toEqual([['json', 'text.format']]);
});
