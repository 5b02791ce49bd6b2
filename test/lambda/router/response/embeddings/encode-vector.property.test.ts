import fc from 'fast-check';
import { fromBase64 } from '../../../../../lambda/router/hosts/wire/openai-embeddings';
import { asBase64 } from '../../../../../lambda/router/response/embeddings/encode-vector';

const vector = fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 64 });

test('a vector comes back from base64 as it was', () => {
  fc.assert(
    fc.property(vector, (numbers) => {
      expect(fromBase64(asBase64(numbers))).toEqual(Float32Array.from(numbers));
    }),
  );
});

test('base64 holds four bytes for each number, the lowest first', () => {
  expect(Buffer.from(asBase64([1, -2]), 'base64')).toEqual(Buffer.from([0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0]));
});

test('base64 is what the openai package decodes', () => {
  fc.assert(
    fc.property(vector, (numbers) => {
      const bytes = Buffer.from(asBase64(numbers), 'base64');
      const aligned = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
      expect([...new Float32Array(aligned)]).toEqual([...Float32Array.from(numbers)]);
    }),
  );
});

test.each([
  ['nothing', ''],
  ['three bytes', 'AAAA'],
  ['a number that is none', Buffer.from([0, 0, 0xc0, 0x7f]).toString('base64')],
  ['no text', [1, 2]],
])('%s is no vector', (_, value) => {
  expect(fromBase64(value)).toBeUndefined();
});
