import fc from 'fast-check';
import { contains, overlap } from '../../../lib/config/ipv4-block';

/** A block with its host bits zero, small enough in number that two of them often meet. */
const block = fc
  .tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255), fc.integer({ min: 0, max: 32 }))
  .map(([a, b, c, d, prefix]) => {
    const bits = bitsOf(`${a}.${b}.${c}.${d}`).slice(0, prefix).padEnd(32, '0');
    const bytes = [0, 8, 16, 24].map((at) => Number.parseInt(bits.slice(at, at + 8), 2));
    return `${bytes.join('.')}/${prefix}`;
  });
const near = fc.tuple(block, fc.integer({ min: 0, max: 32 })).map(([one, prefix]): [string, string] => {
  const bits = bitsOf(one.split('/')[0] ?? '')
    .slice(0, prefix)
    .padEnd(32, '0');
  const bytes = [0, 8, 16, 24].map((at) => Number.parseInt(bits.slice(at, at + 8), 2));
  return [one, `${bytes.join('.')}/${prefix}`];
});
const pair = fc.oneof(fc.tuple(block, block), near);

test('two blocks overlap if and only if the bits that both fix are the same', () => {
  fc.assert(
    fc.property(pair, ([one, other]) => {
      const [a, b] = [fixed(one), fixed(other)];
      const both = Math.min(a.length, b.length);
      expect(overlap(one, other)).toBe(a.slice(0, both) === b.slice(0, both));
    }),
    { numRuns: 2000 },
  );
});

test('a block contains another if and only if its fixed bits begin the bits of the other', () => {
  fc.assert(
    fc.property(pair, ([one, other]) => {
      expect(contains(one, other)).toBe(fixed(other).startsWith(fixed(one)));
    }),
    { numRuns: 2000 },
  );
});

function bitsOf(address: string): string {
  return address
    .split('.')
    .map((byte) => Number(byte).toString(2).padStart(8, '0'))
    .join('');
}

function fixed(cidr: string): string {
  const [address = '', prefix] = cidr.split('/');
  return bitsOf(address).slice(0, Number(prefix));
}
