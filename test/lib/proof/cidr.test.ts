import { containsBlock, overlaps, readCidr } from '../../../lib/proof/cidr';

test.each([
  ['10.0.0.0/8', 0x0a000000, 0x0affffff],
  ['10.1.2.3', 0x0a010203, 0x0a010203],
  ['10.1.2.3/24', 0x0a010200, 0x0a0102ff],
  ['0.0.0.0/0', 0, 0xffffffff],
  ['255.255.255.255/32', 0xffffffff, 0xffffffff],
])('%s is a block of addresses', (text, first, last) => {
  expect(readCidr(text)).toEqual({ first, last });
});

test.each([
  'somewhere',
  '10.0.0',
  '10.0.0.0.0',
  '256.0.0.0',
  '10.0.0.256',
  '10.0.0.0/33',
  '10.0.0.0/',
  'x10.0.0.0',
  '10.0.0.0/8x',
  '2001:db8::/32',
  '',
])('"%s" is no block of addresses, and the proof says so', (text) => {
  expect(() => readCidr(text)).toThrow(`${text} is not an IPv4 block`);
});

const [block, first, last, outside, wider] = [
  '10.0.1.0/24',
  '10.0.1.0',
  '10.0.1.255',
  '10.0.2.0',
  '10.0.0.0/16',
].map(readCidr) as [Block, Block, Block, Block, Block];
type Block = ReturnType<typeof readCidr>;

test.each([
  ['itself', block, true],
  ['its first address', first, true],
  ['its last address', last, true],
  ['the address after it', outside, false],
  ['a wider block', wider, false],
])('a block contains %s: %s', (_what, inner, expected) => {
  expect(containsBlock(block, inner)).toBe(expected);
});

test.each([
  ['itself', block, true],
  ['its first address', first, true],
  ['its last address', last, true],
  ['the address after it', outside, false],
  ['a wider block', wider, true],
])('a block overlaps %s, whichever is asked first', (_what, other, expected) => {
  expect([overlaps(block, other), overlaps(other, block)]).toEqual([expected, expected]);
});
