import fc from 'fast-check';
import { cidr } from '../../../lib/config/cidr';
import { overlap } from '../../../lib/config/ipv4-block';
import { problemsAfter } from './changed';

const AT = 'network.cidr';

/** A text that is no block, and what to do about it. */
const REFUSED: readonly (readonly [text: string, fix: string])[] = [
  ['10.48.0.1/19', 'write "10.48.0.0/19"'],
  ['010.48.0.0/20', 'write "10.48.0.0/20"'],
  ['10.48.00.0/20', 'write "10.48.0.0/20"'],
  ['10.48.0.0/020', 'write "10.48.0.0/20"'],
  ['10.48.0.0/20 ', 'write "10.48.0.0/20"'],
  ['10.48.0.0', 'add the prefix'],
  ['10.48.0.0/33', 'a prefix of 32 or less'],
  ['10.48.256.0/24', 'four numbers'],
  ['10.48.0/24', 'four numbers'],
  ['10.48.0.0/', 'four numbers'],
  ['fd00::/16', 'no IPv6'],
  ['::ffff:10.0.0.0/104', 'no IPv6'],
  ['0x0a.48.0.0/19', 'four numbers'],
  ['\uff11\uff10.48.0.0/20', 'four numbers'],
  ['', 'four numbers'],
];

test.each(REFUSED)('the VPC cannot have %j: %s', (block, fix) => {
  expect(problemsAfter({ [AT]: block })).toEqual([
    expect.objectContaining({ path: AT, got: block, fix: expect.stringContaining(fix) }),
  ]);
});

test.each(REFUSED)('clients cannot have %j: %s', (block, fix) => {
  expect(problemsAfter({ clients: { cidrs: [block] } })).toEqual([
    expect.objectContaining({ path: 'clients.cidrs[0]', fix: expect.stringContaining(fix) }),
  ]);
});

test('0.0.0.0/0 has public addresses, and the error says so', () => {
  expect(problemsAfter({ [AT]: '0.0.0.0/0' })).toContainEqual(
    expect.objectContaining({ allowed: expect.stringContaining('it has public addresses') }),
  );
});

const number = fc.oneof(fc.nat(300), fc.constantFrom(0, 255, 256));
const spelt = fc.record({
  numbers: fc.tuple(number, number, number, number),
  prefix: fc.nat(40),
  zeros: fc.nat(1),
  place: fc.nat(3),
});

test('each block has one spelling: a text with its numbers is that spelling, or the error proposes it', () => {
  fc.assert(
    fc.property(spelt, ({ numbers, prefix, zeros, place }) => {
      const written = numbers.map((one, at) => (at === place ? '0'.repeat(zeros) : '') + one);
      const result = cidr.safeParse(`${written.join('.')}/${prefix}`);
      if (Math.max(...numbers) > 255 || prefix > 32) return expect(result.success).toBe(false);
      if (result.success) return expect(zeros).toBe(0);
      const [issue] = result.error.issues;
      const fix = issue?.code === 'custom' ? String(issue.params?.fix) : '';
      const proposed = /write "([^"]*)"/.exec(fix)?.[1] ?? '';
      expect(cidr.safeParse(proposed).success).toBe(true);
      expect(overlap(proposed, `${numbers.join('.')}/32`)).toBe(true);
      expect(proposed.endsWith(`/${prefix}`)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
