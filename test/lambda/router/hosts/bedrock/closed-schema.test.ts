import * as fc from 'fast-check';
import * as z from 'zod';
import { closedSchema } from '../../../../../lambda/router/hosts/bedrock/closed-schema';
import { exampleOf } from '../../../../../local/simulators/schema-example';
import { schema } from './any-request';

const object = (properties: object, rest: object = {}) => ({ type: 'object', properties, ...rest });
const closed = (properties: object, rest: object = {}) => ({
  ...object(properties, rest),
  additionalProperties: false,
});
const text = { type: 'string' };

test.each([
  ['an object', object({ a: text }), closed({ a: text })],
  ['one that is closed', closed({ a: text }), closed({ a: text })],
  ['one inside another', object({ a: object({ b: text }) }), closed({ a: closed({ b: text }) })],
  [
    'those in a list',
    object({ a: { type: 'array', items: object({ b: text }) } }),
    closed({ a: { type: 'array', items: closed({ b: text }) } }),
  ],
  [
    'one of several',
    object({ a: { anyOf: [object({}), text] } }),
    closed({ a: { anyOf: [closed({}), text] } }),
  ],
  [
    'one that may be null',
    object({}, { type: ['object', 'null'] }),
    closed({}, { type: ['object', 'null'] }),
  ],
  [
    'one without a type',
    { properties: { a: text } },
    { properties: { a: text }, additionalProperties: false },
  ],
  [
    'definitions',
    object({ a: { $ref: '#/$defs/x' } }, { $defs: { x: object({ b: text }) } }),
    closed({ a: { $ref: '#/$defs/x' } }, { $defs: { x: closed({ b: text }) } }),
  ],
])('objects are closed: %s', (_what, given, expected) => {
  expect(closedSchema(given)).toEqual(expected);
});

test.each([
  ['minimum', { type: 'integer', minimum: 1 }],
  ['maximum', { type: 'integer', maximum: 9 }],
  ['exclusiveMinimum', { type: 'number', exclusiveMinimum: 0 }],
  ['exclusiveMaximum', { type: 'number', exclusiveMaximum: 9 }],
  ['multipleOf', { type: 'integer', multipleOf: 5 }],
  ['minLength', { type: 'string', minLength: 1 }],
  ['maxLength', { type: 'string', maxLength: 9 }],
  ['pattern', { type: 'string', pattern: '^a' }],
  ['format', { type: 'string', format: 'iban' }],
  ['minItems', { type: 'array', items: text, minItems: 2 }],
  ['maxItems', { type: 'array', items: text, maxItems: 9 }],
  ['uniqueItems', { type: 'array', items: text, uniqueItems: true }],
])('%s, which no grammar holds, is told in the description', (keyword, given) => {
  const told = closedSchema(given);
  expect(told).not.toHaveProperty(keyword);
  expect(told?.description).toBe(
    `{${keyword}: ${JSON.stringify((given as Record<string, unknown>)[keyword])}}`,
  );
});

test('a description keeps its words', () => {
  const given = { type: 'integer', description: 'The age.', minimum: 0, maximum: 130 };
  expect(closedSchema(given)?.description).toBe('The age.\n\n{minimum: 0, maximum: 130}');
});

test.each([
  ['a format that a grammar holds', { type: 'string', format: 'date' }],
  ['a list that is not empty', { type: 'array', items: text, minItems: 1 }],
  ['values', { enum: ['a', 'b'] }],
  ['one value', { const: 'a' }],
  ['the only part of a conjunction', { allOf: [text] }],
])('%s is kept', (_what, given) => {
  expect(closedSchema(given)).toEqual(given);
});

test('a choice of exactly one becomes a choice', () => {
  expect(closedSchema({ oneOf: [text, { type: 'null' }] })).toEqual({ anyOf: [text, { type: 'null' }] });
});

test.each(['$schema', '$id', '$comment', 'examples', 'deprecated', 'readOnly', 'writeOnly'])(
  '%s, which allows and forbids nothing, is left out',
  (keyword) => {
    expect(closedSchema({ ...text, [keyword]: 'x' })).toEqual(text);
  },
);

test.each([
  ['an object with members of any name', { type: 'object' }],
  ['an object that takes more members', object({ a: text }, { additionalProperties: true })],
  ['an object of one type of members', object({}, { additionalProperties: text })],
  ['members by a pattern', object({}, { patternProperties: { a: text } })],
  ['a negation', object({ a: { not: text } })],
  ['a condition', object({}, { if: text })],
  ['a consequence', object({}, Object.fromEntries([['then', text]]))],
  ['an alternative', object({}, { else: text })],
  ['schemas that depend on members', object({}, { dependentSchemas: {} })],
  ['a tuple', object({ a: { type: 'array', prefixItems: [text] } })],
  ['a reference that moves', object({ a: { $dynamicRef: '#a' } })],
  ['a schema elsewhere', object({ a: { $ref: 'https://example.com/a' } })],
  ['a schema that contains itself', object({ a: { $ref: '#' } })],
  [
    'definitions that contain each other',
    {
      $ref: '#/$defs/x',
      $defs: { x: object({ y: { $ref: '#/$defs/y' } }), y: object({ x: { $ref: '#/$defs/x' } }) },
    },
  ],
  ['a conjunction', { allOf: [object({ a: text }), object({ b: text })] }],
  ['anything', object({ a: true })],
  ['properties that are none', { type: 'object', properties: 7 }],
  ['choices that are none', { anyOf: 7 }],
])('%s has no closed form', (_what, given) => {
  expect(closedSchema(given)).toBeUndefined();
});

test('a schema whose parts refer to each other many times is read once each', () => {
  const layer = (next: number) =>
    object({ a: { $ref: `#/$defs/l${next}` }, b: { $ref: `#/$defs/l${next}` } });
  const $defs = Object.fromEntries(
    Array.from({ length: 40 }, (_, at) => [`l${at}`, at === 39 ? text : layer(at + 1)]),
  );
  expect(closedSchema({ ...layer(0), $defs })).toBeDefined();
});

test('what follows the closed form follows the schema, as far as a grammar can tell', () => {
  const withoutLimits = (given: object) =>
    JSON.parse(JSON.stringify(given, (key, value) => (/^(max|min)/.test(key) ? undefined : value)));
  fc.assert(
    fc.property(schema, (given) => {
      const form = closedSchema(given);
      if (!form) return;
      z.fromJSONSchema(withoutLimits(given)).parse(exampleOf(form, 'words'));
    }),
  );
});
