import fc from 'fast-check';
import type { Acknowledgement } from '../../../lib/compliance/acknowledgement';
import { overdueInWords, ReviewError, reviewState, soonInWords } from '../../../lib/compliance/review';

const NOON = new Date('2027-03-01T12:00:00Z');

const entry = (review: string): Acknowledgement => ({
  rules: ['S3BucketReplicationEnabled'],
  constructs: ['foundation/Models/Weights/Resource'],
  reason: 'Weights can be staged again byte for byte.',
  owner: 'model operations',
  review,
});

/** The state of an entry with this review day on 1 March 2027. */
function judged(review: string, now = NOON): 'overdue' | 'soon' | 'later' {
  const { overdue, soon } = reviewState([entry(review)], now);
  return overdue.length > 0 ? 'overdue' : soon.length > 0 ? 'soon' : 'later';
}

test.each([
  ['2027-02-28', 'overdue', 'the day before'],
  ['2026-03-01', 'overdue', 'a year before'],
  ['2027-03-01', 'soon', 'the day itself, on which it is still valid'],
  ['2027-03-31', 'soon', 'thirty days ahead'],
  ['2027-04-01', 'later', 'thirty-one days ahead'],
  ['2028-03-01', 'later', 'a year ahead'],
  ['2028-03-02', 'overdue', 'more than a year ahead, which no owner would review'],
])('a review on %s is %s: %s', (review, expected) => {
  expect(judged(review)).toBe(expected);
});

test.each(['', 'never', '2027-3-1', '2027-02-30', '2027-13-01', '2027-06-01T00:00:00Z'])(
  '"%s" is not a review day, so the entry is overdue',
  (review) => {
    expect(judged(review)).toBe('overdue');
  },
);

test('a day begins and ends in UTC', () => {
  expect(judged('2027-03-01', new Date('2027-03-01T23:59:59Z'))).toBe('soon');
  expect(judged('2027-03-01', new Date('2027-03-02T00:00:00Z'))).toBe('overdue');
});

test('an overdue entry stays overdue until it is changed', () => {
  const times = fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(times, times, (one, other) => {
      const [earlier, later] = one < other ? [one, other] : [other, one];
      const passed = (now: Date) => judged('2027-03-01', now) === 'overdue' && now > NOON;
      return !passed(earlier) || passed(later);
    }),
  );
});

test('an overdue entry is reported with rule, construct, day, owner, reason and next step', () => {
  const { overdue } = reviewState([entry('2027-02-27'), entry('never')], NOON);
  const text = overdueInWords(overdue);
  for (const part of [
    '2 accepted deviations',
    'S3BucketReplicationEnabled',
    'foundation/Models/Weights/Resource',
    '2027-02-27, which was 2 days ago',
    'never, which is no day',
    'model operations',
    'Weights can be staged again',
    'lib/compliance/register',
    'set `review`',
  ]) {
    expect(text).toContain(part);
  }
  expect(new ReviewError(overdue).message).toContain(text);
});

test('an entry that is due soon is announced with its day and the day on which it stops a synth', () => {
  const text = soonInWords(reviewState([entry('2027-03-20')], NOON).soon);
  expect(text).toMatch(
    /1 accepted deviation is due for review within 30 days[\s\S]*2027-03-20, which is in 19 days/,
  );
});
