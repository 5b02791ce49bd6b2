import { isUnpinnedDigest } from '../../../lib/config/placeholder';

test('only a digest of zeros is that of no image', () => {
  expect(isUnpinnedDigest(`sha256:${'0'.repeat(64)}`)).toBe(true);
  expect(isUnpinnedDigest(`sha256:${'0'.repeat(63)}1`)).toBe(false);
});
