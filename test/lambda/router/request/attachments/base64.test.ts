import fc from 'fast-check';
import { bytesIn, isBase64 } from '../../../../../lambda/router/request/attachments/base64';

const bytes = fc.uint8Array({ minLength: 1, maxLength: 64 }).map((array) => Buffer.from(array));

test('base64 is what an encoder writes', () => {
  fc.assert(
    fc.property(bytes, (data) => {
      expect(isBase64(data.toString('base64'))).toBe(true);
    }),
  );
});

test('the length of the bytes is known without decoding them', () => {
  fc.assert(
    fc.property(bytes, (data) => {
      expect(bytesIn(data.toString('base64'))).toBe(data.length);
    }),
  );
});

test.each(['', '=', '====', 'AAA', 'AA=A', 'AAAA\n', ' AAAA'])('%j is not base64', (text) => {
  expect(isBase64(text)).toBe(false);
});
