import { ApiError } from '../../../../lambda/router/contract/api-error';
import { type Called, DIALECTS, type WrittenAs } from '../support/dialects';
import { gif, jpeg, png } from '../support/files';

type Dialect = keyof typeof DIALECTS;
const NAMES = Object.keys(DIALECTS) as Dialect[];

const read = (dialect: Dialect, write: (as: WrittenAs) => object) =>
  DIALECTS[dialect].read(write(DIALECTS[dialect])).request;

function refusalOf(dialect: Dialect, write: (as: WrittenAs) => object): ApiError {
  try {
    read(dialect, write);
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
  throw new Error('The request was not refused');
}

const SCHEMA = { type: 'object' };
const deep = (levels: number): object => (levels === 0 ? SCHEMA : { ...SCHEMA, not: deep(levels - 1) });
const PDF = Buffer.from('%PDF-1.7');
const times = (count: number, part: object) => Array.from({ length: count }, () => part);

const BAD: readonly (readonly [string, (as: WrittenAs) => object, string])[] = [
  [
    'a PNG named JPEG',
    (as) => as.saying(as.image(png(), 'image/jpeg')),
    'is png, and its media type says jpeg',
  ],
  ['a GIF named PNG', (as) => as.saying(as.image(gif())), 'is gif, and its media type says png'],
  ['text named PNG', (as) => as.saying(as.image(Buffer.from('hello there'))), 'does not begin as an image'],
  ['a picture in SVG', (as) => as.saying(as.image(png(), 'image/svg+xml')), 'media type that is no image'],
  ['an image cut off', (as) => as.saying(as.image(png().subarray(0, 12))), 'its size cannot be read'],
  [
    'an image of 60,000 pixels',
    (as) => as.saying(as.image(png(60_000, 60_000))),
    'wider or higher than 8000',
  ],
  [
    'an image of too many bytes',
    (as) => as.saying(as.image(Buffer.concat([jpeg(), Buffer.alloc(3_932_160)]), 'image/jpeg')),
    'is larger than',
  ],
  ['21 images', (as) => as.saying(...times(21, as.image(png()))), 'one image too many'],
  ['6 documents', (as) => as.saying(...times(6, as.pdf(PDF))), 'one document too many'],
  ['text named PDF', (as) => as.saying(as.pdf(Buffer.from('hello'))), 'does not begin as pdf'],
  ['a schema nested too deep', (as) => as.answerSchema(deep(30)), 'nested deeper'],
  [
    'a schema too long',
    (as) => as.answerSchema({ ...SCHEMA, description: 'a'.repeat(140_000) }),
    'is longer than',
  ],
  ['a schema that is a list', (as) => as.answerSchema([]), 'not an array'],
  ['arguments nested too deep', (as) => as.tool('f', deep(30)), 'nested deeper'],
  [
    'arguments of too long a schema',
    (as) => as.tool('f', { ...SCHEMA, description: 'a'.repeat(140_000) }),
    'is longer than',
  ],
  ['arguments that are a text', (as) => as.tool('f', { type: 'string' }), 'its type must be object'],
  ['arguments whose schema is a list', (as) => as.tool('f', []), 'not an array'],
  ['a tool without a name', (as) => as.tool('', SCHEMA), 'must be 1 to 64'],
  ['a tool with a name of 65 letters', (as) => as.tool('f'.repeat(65), SCHEMA), 'must be 1 to 64'],
  ['a call without a name', (as) => as.called({ name: '' }), 'must be 1 to 64'],
  ['a call with a name of 65 letters', (as) => as.called({ name: 'f'.repeat(65) }), 'must be 1 to 64'],
  ['a call with a space in its name', (as) => as.called({ name: 'a b' }), 'must be 1 to 64'],
  ['a call without an id', (as) => as.called({ id: '' }), 'must have 1 to 256'],
  ['a call with an id of 257 letters', (as) => as.called({ id: 'c'.repeat(257) }), 'must have 1 to 256'],
  ['sealed reasoning that was changed', (as) => as.sealed('a*b='), ''],
];

test.each(
  NAMES.flatMap((dialect) => BAD.map(([what, write, words]) => [dialect, what, write, words] as const)),
)('in %s %s is refused by its field', (dialect, _what, write, words) => {
  const refusal = refusalOf(dialect, write);
  expect(refusal.param).toEqual(expect.any(String));
  expect(['invalid_value', 'invalid_type']).toContain(refusal.code);
  expect(refusal.message).toContain(words);
});

test.each(NAMES)('in %s as many images and documents as a request may have are read', (dialect) => {
  const write = (as: WrittenAs) => as.saying(...times(20, as.image(png())), ...times(5, as.pdf(PDF)));
  expect(() => read(dialect, write)).not.toThrow();
});

test.each(NAMES)('in %s an image of 8,000 pixels is read', (dialect) => {
  expect(() => read(dialect, (as) => as.saying(as.image(png(8_000, 8_000))))).not.toThrow();
});

test.each(NAMES)('in %s sealed reasoning is read', (dialect) => {
  expect(JSON.stringify(read(dialect, (as) => as.sealed('c2VhbGVk')))).toContain('c2VhbGVk');
});

const argumentsOf = (dialect: Dialect, called: Called) => {
  const { messages } = read(dialect, (as) => as.called(called)) as {
    messages: readonly { readonly parts: readonly { readonly arguments?: string }[] }[];
  };
  return messages[1]?.parts[0]?.arguments;
};

test.each(NAMES)('in %s a call without arguments has an empty object', (dialect) => {
  expect(argumentsOf(dialect, { arguments: '' })).toBe('{}');
});

test.each(NAMES)('in %s calls without tools name the tools, none of which may be called', (dialect) => {
  expect(read(dialect, (as) => as.called({ name: 'weather' }))).toMatchObject({
    tools: [{ name: 'weather' }],
    toolChoice: 'none',
  });
});

/** Arguments as an answer may have them. */
const NO_OBJECT = ['{"city":"Os', '[1]', '"Oslo"', 'null', '3', 'Oslo'];

test.each(
  (['chat', 'responses'] as const).flatMap((dialect) => NO_OBJECT.map((json) => [dialect, json] as const)),
)('in %s a call whose arguments are %s can be sent back', (dialect, json) => {
  expect(argumentsOf(dialect, { arguments: json })).toBe(JSON.stringify({ INVALID_JSON: json }));
});

test('arguments that are an object are passed on as the model wrote them', () => {
  expect(argumentsOf('chat', { arguments: '{ "a" : 1e3 }' })).toBe('{ "a" : 1e3 }');
});
