import { isPlaceholderDigest } from '../../../lib/config/placeholder';

test('a digest of zeros is not staged yet, any other is', () => {
  expect(isPlaceholderDigest(`sha256:${'0'.repeat(64)}`)).toBe(true);
  expect(isPlaceholderDigest(`sha256:${'0'.repeat(63)}1`)).toBe(false);
});
