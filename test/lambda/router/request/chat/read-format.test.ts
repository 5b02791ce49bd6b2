import { readWith, refusalOf } from './support';

const SCHEMA = { type: 'object', properties: { city: { type: 'string' } } };
const formatOf = (response_format: object) => readWith({ response_format }).request.format;
const schema = (more: object = {}) => ({
  type: 'json_schema',
  json_schema: { name: 'answer', schema: SCHEMA, ...more },
});

test.each([
  ['text', { type: 'text' }, undefined],
  ['json_object', { type: 'json_object' }, { type: 'json' }],
  ['json_schema', schema(), { type: 'json-schema', name: 'answer', schema: SCHEMA, strict: false }],
  [
    'strict json_schema',
    schema({ strict: true, description: 'An answer' }),
    { type: 'json-schema', name: 'answer', description: 'An answer', schema: SCHEMA, strict: true },
  ],
])('response_format %s is read', (_what, format, expected) => {
  expect(formatOf(format)).toEqual(expected);
});

test.each([
  ['response_format', 'invalid_type', 'json'],
  ['response_format.type', 'invalid_value', { type: 'grammar' }],
  ['response_format.type', 'invalid_value', { type: 'constructor' }],
  ['response_format.type', 'invalid_value', {}],
  ['response_format.json_schema', 'invalid_type', { type: 'json_schema' }],
  ['response_format.json_schema', 'unsupported_field', { type: 'json_object', json_schema: {} }],
  ['response_format.json_schema', 'invalid_type', { type: 'json_schema', json_schema: 'x' }],
  ['response_format.json_schema.name', 'invalid_type', schema({ name: undefined })],
  ['response_format.json_schema.name', 'invalid_value', schema({ name: 'an answer' })],
  ['response_format.json_schema.schema', 'invalid_type', schema({ schema: undefined })],
  ['response_format.json_schema.schema', 'invalid_type', schema({ schema: true })],
  ['response_format.json_schema.strict', 'invalid_type', schema({ strict: 1 })],
  ['response_format.json_schema.version', 'unsupported_field', schema({ version: 2 })],
])('%s that is no form of an answer is refused as %s', (param, code, response_format) => {
  expect(refusalOf({ response_format })).toMatchObject({ code, param });
});
