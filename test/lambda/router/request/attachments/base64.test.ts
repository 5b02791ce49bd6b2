import fc from 'fast-check';
import { bytesIn, isBase64 } from '../../../../../lambda/router/request/attachments/base64';

test('the base64 of any bytes is base64, and its length is known', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1 }), (bytes) => {
      const text = Buffer.from(bytes).toString('base64');
      expect([isBase64(text), bytesIn(text)]).toEqual([true, bytes.length]);
    }),
  );
});

test.each([
  ['nothing', ''],
  ['padding alone', '===='],
  ['three signs of padding', 'A==='],
  ['padding inside', 'QQ==QQ=='],
  ['no padding', 'QQ'],
  ['a line break', 'QUFB\nQUF'],
  ['a line break at the end', 'QUFBQUF\n'],
  ['the alphabet of addresses', 'QU-_'],
])('%s is no base64', (_what, text) => {
  expect(isBase64(text)).toBe(false);
});
