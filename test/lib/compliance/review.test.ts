import fc from 'fast-check';
import type { Acknowledgement } from '../../../lib/compliance/acknowledgement';
import { ReviewError, type ReviewFault, reviewState, reviewsInWords } from '../../../lib/compliance/review';

const NOON = new Date('2027-03-01T12:00:00Z');

const entry = (review: string): Acknowledgement => ({
  rules: ['S3BucketReplicationEnabled'],
  constructs: ['foundation/Models/Weights/Resource'],
  reason: 'Weights can be staged again byte for byte.',
  owner: 'model operations',
  review,
});

/** The state of an entry with this review day on 1 March 2027. */
function judged(review: string, now = NOON): ReviewFault | 'later' {
  const { refused, soon } = reviewState([entry(review)], now);
  return refused[0]?.fault ?? soon[0]?.fault ?? 'later';
}

test.each([
  ['2027-02-28', 'overdue', 'the day before'],
  ['2026-03-01', 'overdue', 'a year before'],
  ['2027-03-01', 'soon', 'the day itself, on which it is still valid'],
  ['2027-03-31', 'soon', 'thirty days ahead'],
  ['2027-04-01', 'later', 'thirty-one days ahead'],
  ['2028-03-01', 'later', 'a year ahead'],
  ['2028-03-02', 'too far ahead', 'more than a year ahead, which no owner would review'],
])('a review on %s is %s: %s', (review, expected) => {
  expect(judged(review)).toBe(expected);
});

test.each(['', 'never', '2027-3-1', '2027-02-30', '2027-13-01', '2027-06-01T00:00:00Z'])(
  '"%s" is not a review day, so the entry is not valid',
  (review) => {
    expect(judged(review)).toBe('no day');
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

const wordsOn = (...reviews: readonly string[]) =>
  reviewsInWords(reviewState(reviews.map(entry), NOON).refused);

test('an overdue entry is reported with rule, construct, day, owner, reason and next step', () => {
  const text = wordsOn('2027-02-27');
  for (const part of [
    '1 accepted deviation is no longer accepted, because the review is overdue.',
    'S3BucketReplicationEnabled',
    'foundation/Models/Weights/Resource',
    '2027-02-27, which was 2 days ago',
    'model operations',
    'Weights can be staged again',
    'lib/compliance/register',
    'acceptedFindings',
    'set `review`',
  ]) {
    expect(text).toContain(part);
  }
});

test.each([
  ['2028-03-02', 'more than a year ahead', '2028-03-02, which is 367 days ahead'],
  ['2027-02-30', 'not a day of the calendar', '2027-02-30, which is no day'],
])('a review on %s is not called overdue, but %s', (review, heading, line) => {
  const text = wordsOn(review);
  expect(text).toContain(`1 accepted deviation is not accepted, because the review day is ${heading}`);
  expect(text).toContain(line);
  expect(text).not.toContain('overdue');
});

test('entries with different faults have different headings', () => {
  const text = wordsOn('2027-02-27', '2027-02-26', 'never', '2029-01-01');
  const headings = text.split('\n').filter((line) => /accepted deviations? (is|are)/.test(line));
  expect(headings.map((line) => line.split(',')[0])).toEqual([
    '2 accepted deviations are no longer accepted',
    '1 accepted deviation is not accepted',
    '1 accepted deviation is not accepted',
  ]);
});

test('the error of a synth contains the text for every entry', () => {
  const { refused } = reviewState([entry('2027-02-27'), entry('never')], NOON);
  expect(new ReviewError(refused).message).toContain(reviewsInWords(refused));
});

test('an entry that is due soon is announced with its day and the day on which it stops a synth', () => {
  const text = reviewsInWords(reviewState([entry('2027-03-20')], NOON).soon);
  expect(text).toMatch(
    /1 accepted deviation is due for review within 30 days[\s\S]*2027-03-20, which is in 19 days/,
  );
});
