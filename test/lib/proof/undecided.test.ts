import { claim } from '../../../lib/proof/claim';
import { decided, reasonUndecided, Undecided } from '../../../lib/proof/undecided';

test.each([
  ['what the proof cannot decide', new Undecided('a macro'), 'a macro'],
  [
    'a text where a list belongs',
    new TypeError('x.map is not a function'),
    /cannot be read|cannot read: x\.map/,
  ],
  ['a template that leads nowhere', new RangeError('too deep'), /cannot read: too deep/],
])('%s makes a claim undecided, and it does not hold', (_what, error, words) => {
  const { holds, verdict, evidence } = claim('x', 'words', () => {
    throw error;
  });
  expect({ holds, verdict }).toEqual({ holds: false, verdict: 'undecided' });
  expect(evidence).toEqual([expect.stringMatching(words)]);
});

test('a mistake of the proof itself is not a verdict', () => {
  const mistake = new Error('A rule refers to nobody, which is not expected.');
  expect(() => reasonUndecided(mistake)).toThrow(mistake);
});

test('a claim whose reasons are all unreadable is undecided, and one with a difference fails', () => {
  const verdict = (undecided: boolean) =>
    claim('x', 'words', () => ({ against: ['a'], looked: [], undecided })).verdict;
  expect([verdict(true), verdict(false)]).toEqual(['undecided', 'fails']);
});

test.each([true, false])('an answer that is known is a decision: %s', (answer) => {
  expect(decided(answer, 'a question')).toBe(answer);
});

test('an answer that is unknown is undecided, and the question is named', () => {
  expect(() => decided('unknown', 'whether a reaches b')).toThrow(
    expect.objectContaining({
      name: 'Undecided',
      message: 'cannot be decided from the templates: whether a reaches b',
    }),
  );
});
