import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { hmacSha256 } from '../../../lambda/aws/hmac-sha256';

test('the result is that of Node for every key and text', () => {
  const text = fc.string({ unit: 'binary', maxLength: 200 });
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), fc.array(text, { minLength: 1 }), (key, texts) => {
      const mac = hmacSha256(key);
      for (const each of texts) expect(mac(each)).toBe(createHmac('sha256', key).update(each).digest('hex'));
    }),
    { numRuns: 500 },
  );
});

test('a key that is longer than a block is refused', () => {
  expect(() => hmacSha256(Buffer.alloc(65))).toThrow('out of range');
});
