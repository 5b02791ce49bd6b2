import { claim } from '../../../lib/proof/claim';
import { Undecided } from '../../../lib/proof/undecided';

const made = (check: Parameters<typeof claim>[2]) => claim('I1', 'all is well', check);

test('a claim without a reason against it holds, and shows what was examined', () => {
  expect(made(() => ({ against: [], looked: ['a', 'b'] }))).toEqual({
    id: 'I1',
    words: 'all is well',
    holds: true,
    verdict: 'holds',
    evidence: ['a', 'b'],
  });
});

test('what is not decided is no reason against a claim without one', () => {
  expect(made(() => ({ against: [], looked: [], undecided: true })).verdict).toBe('holds');
});

test('a claim with a reason against it fails, and shows the reason', () => {
  expect(made(() => ({ against: ['it is not'], looked: ['a'] }))).toEqual({
    id: 'I1',
    words: 'all is well',
    holds: false,
    verdict: 'fails',
    evidence: ['it is not'],
  });
});

test('a claim is undecided if that is the only reason against it', () => {
  const { holds, verdict } = made(() => ({ against: ['unreadable'], looked: [], undecided: true }));
  expect([holds, verdict]).toEqual([false, 'undecided']);
});

test('a claim whose check cannot read the templates is undecided, and does not hold', () => {
  const check = () => {
    throw new Undecided('Fn::Magic is not understood');
  };
  expect(made(check)).toMatchObject({
    holds: false,
    verdict: 'undecided',
    evidence: ['Fn::Magic is not understood'],
  });
});

test('a mistake of the proof itself is no verdict', () => {
  const check = () => {
    throw new Error('a mistake');
  };
  expect(() => made(check)).toThrow('a mistake');
});
