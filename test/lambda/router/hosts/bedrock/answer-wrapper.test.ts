import fc from 'fast-check';
import type { ChatEvent, JsonSchema } from '../../../../../lambda/router/contract/chat';
import { unwrapped, wrappedSchema } from '../../../../../lambda/router/hosts/bedrock/answer-wrapper';
import { askedAnswer } from '../../../../../lambda/router/hosts/bedrock/bedrock';
import { callForm } from '../../../../../lambda/router/hosts/bedrock/call-form';
import { converseAnswer } from '../../../../../lambda/router/hosts/bedrock/converse-answer';
import { bodyOf, CLAUDE, text, user } from './build';

const OLD_CLAUDE = { claude: true, streamsTools: true, forcesTools: 'tool' } as const;
const NUMBERS = { type: 'array', items: { type: 'integer' } };

test.each<[string, JsonSchema]>([
  ['an array', NUMBERS],
  ['an object or nothing', { type: ['object', 'null'], properties: {} }],
  ['a choice', { anyOf: [{ type: 'string' }, { type: 'null' }] }],
  ['one of several', { oneOf: [{ type: 'string' }] }],
  ['all of several', { type: 'object', allOf: [{ properties: {} }] }],
  ['words', { enum: ['a', 'b'] }],
  ['a constant', { const: 1 }],
  ['a reference', { $ref: '#/$defs/a', $defs: { a: { type: 'object' } } }],
])('a schema whose root is %s is put into an object', (_what, schema) => {
  expect(wrappedSchema(schema)).toMatchObject({ type: 'object', required: ['answer'] });
});

test.each<[JsonSchema]>([[{ type: 'object' }], [{ properties: { a: {} } }], [{}]])(
  'the schema %j stays as it is',
  (schema) => {
    expect(wrappedSchema(schema)).toBeUndefined();
  },
);

test.each([
  ['#', '#/properties/answer'],
  ['#/items', '#/properties/answer/items'],
  ['#/$defs/node', '#/$defs/node'],
  ['#/definitions/node', '#/definitions/node'],
  ['https://example.com/schema', 'https://example.com/schema'],
])('the reference %s leads to %s in the object', ($ref, expected) => {
  const items = { anyOf: [{ $ref }], default: { $ref } };
  expect(wrappedSchema({ type: 'array', items })).toMatchObject({
    properties: { answer: { items: { anyOf: [{ $ref: expected }], default: { $ref } } } },
  });
});

test.each([
  ['an older Claude', OLD_CLAUDE],
  ['a Claude that follows schemas', CLAUDE],
])('%s is asked for an object around an array', (_what, converse) => {
  const format = { type: 'json-schema', name: 'n', schema: NUMBERS, strict: true } as const;
  const { outputConfig, toolConfig } = bodyOf({ format }, converse);
  const schema =
    outputConfig?.textFormat?.structure?.jsonSchema?.schema ??
    JSON.stringify(toolConfig?.tools?.[0]?.toolSpec?.inputSchema?.json);
  expect(JSON.parse(String(schema))).toMatchObject({ type: 'object', properties: { answer: NUMBERS } });
});

test.each([
  [
    'an older Claude',
    OLD_CLAUDE,
    { toolUse: { toolUseId: 'c', name: 'answer_in_json', input: { answer: [1, 2] } } },
  ],
  ['a Claude that follows schemas', CLAUDE, { text: '{"answer": [1,2]}' }],
])('the caller of %s gets the array alone', (_what, converse, block) => {
  const format = { type: 'json-schema', name: 'n', schema: NUMBERS, strict: true } as const;
  const request = { messages: [user(text('Hi'))], format };
  const decoder = converseAnswer('claude', askedAnswer(callForm(request, { converse })));
  const batch: ChatEvent[] = [];
  const message = { role: 'assistant', content: [block] };
  decoder.feed(Buffer.from(JSON.stringify({ output: { message }, stopReason: 'end_turn' })), batch);
  decoder.finish(batch);
  expect(batch).toEqual([
    { type: 'text-delta', text: '[1,2]' },
    { type: 'end', reason: 'stop' },
  ]);
});

test('every answer comes out of its object as it went in', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom('', ' ', '\n  '), (value, space) => {
      const json = JSON.stringify(value);
      expect(unwrapped(`${space}{${space}"answer"${space}:${space}${json}${space}}${space}`)).toBe(json);
    }),
  );
});

test.each([
  ['{"answer": [1, 2', '[1, 2'],
  ['{"answer": {"a": 1}', '{"a": 1}'],
  ['[1]', '[1]'],
  ['{"answer":1,"b":2}', '{"answer":1,"b":2}'],
  ['no', 'no'],
])('of %j the caller gets %j', (written, expected) => {
  expect(unwrapped(written)).toBe(expected);
});
