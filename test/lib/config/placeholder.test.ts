import { isPlaceholderDigest } from '../../../lib/config/placeholder';

test('only a digest of zeros is a placeholder', () => {
  expect(isPlaceholderDigest(`sha256:${'0'.repeat(64)}`)).toBe(true);
  expect(isPlaceholderDigest(`sha256:${'0'.repeat(63)}1`)).toBe(false);
});
