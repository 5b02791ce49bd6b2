import { ApiError } from '../../../../../lambda/router/contract/api-error';
import { readEmbeddings } from '../../../../../lambda/router/request/embeddings/read-embeddings';

const read = (changes: object) => readEmbeddings({ model: 'auto', input: 'text', ...changes });

function refusalOf(changes: object): ApiError {
  try {
    read(changes);
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
  throw new Error('was not refused');
}

test('one string is one text', () => {
  expect(read({ input: 'one' }).embedding.texts).toEqual(['one']);
});

test('an array of strings is as many texts, in order', () => {
  expect(read({ input: ['one', 'two'] }).embedding.texts).toEqual(['one', 'two']);
});

test('2,048 texts are taken, which is OpenAI’s own limit', () => {
  expect(read({ input: Array(2048).fill('x') }).embedding.texts).toHaveLength(2048);
});

test('a request without a format gets numbers, as with OpenAI', () => {
  expect(read({}).encoding).toBe('float');
});

test.each(['float', 'base64'])('the format %s is taken', (encoding_format) => {
  expect(read({ encoding_format }).encoding).toBe(encoding_format);
});

test.each(['search_document', 'search_query', 'classification', 'clustering'])(
  'a caller may say that its vectors are for %s',
  (input_type) => {
    expect(read({ input_type }).embedding.purpose).toBe(input_type);
  },
);

test('a request may declare the class of its texts', () => {
  expect(read({ metadata: { data_class: 'restricted' } }).declared).toBe('restricted');
});

test.each([
  ['user', { user: 'someone' }],
  ['dimensions', { dimensions: 256 }],
  ['null fields', { dimensions: null, encoding_format: null, user: null }],
])('%s of the OpenAI API may be sent', (_, fields) => {
  expect(() => read(fields)).not.toThrow();
});

test.each<[string, object, string, string]>([
  ['no input', { input: undefined }, 'invalid_type', 'input'],
  ['a number', { input: 7 }, 'invalid_type', 'input'],
  ['an object', { input: { text: 'x' } }, 'invalid_type', 'input'],
  ['an empty string', { input: '' }, 'invalid_value', 'input'],
  ['no texts', { input: [] }, 'invalid_value', 'input'],
  ['an empty text among others', { input: ['x', ''] }, 'invalid_value', 'input[1]'],
  ['something else among texts', { input: ['x', { a: 1 }] }, 'invalid_type', 'input[1]'],
  ['null among texts', { input: ['x', null] }, 'invalid_type', 'input[1]'],
  ['2,049 texts', { input: Array(2049).fill('x') }, 'invalid_value', 'input'],
  ['a list of tokens', { input: [1, 2, 3] }, 'unsupported_field', 'input'],
  ['lists of tokens', { input: [[1, 2], [3]] }, 'unsupported_field', 'input'],
  ['tokens after a text', { input: ['x', 5] }, 'unsupported_field', 'input'],
  ['an unknown format', { encoding_format: 'int8' }, 'invalid_value', 'encoding_format'],
  ['a format that is no word', { encoding_format: 1 }, 'invalid_type', 'encoding_format'],
  ['an unknown purpose', { input_type: 'image' }, 'invalid_value', 'input_type'],
  ['no dimensions', { dimensions: 0 }, 'invalid_value', 'dimensions'],
  ['a half dimension', { dimensions: 1.5 }, 'invalid_value', 'dimensions'],
  ['dimensions as text', { dimensions: '256' }, 'invalid_type', 'dimensions'],
  ['no model', { model: undefined }, 'invalid_type', 'model'],
  ['a field that could change the vectors', { truncate: 'END' }, 'unsupported_field', 'truncate'],
  ['messages', { messages: [] }, 'unsupported_field', 'messages'],
])('%s is refused by name', (_, changes, code, param) => {
  expect(refusalOf(changes)).toMatchObject({ code, param });
});

test('a body that is no object is refused', () => {
  expect(() => readEmbeddings('text')).toThrow('must be a JSON object, not a string');
});

test('the refusal of tokens names the option of the client that avoids them', () => {
  expect(refusalOf({ input: [[1, 2]] }).message).toContain('check_embedding_ctx_length=False');
});

test('I7: no refusal repeats a text of the request', () => {
  expect(refusalOf({ input: ['canary-text', ''], encoding_format: 'canary-format' }).message).not.toContain(
    'canary',
  );
});
