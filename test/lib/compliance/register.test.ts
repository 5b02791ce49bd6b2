import { register } from '../../../lib/compliance/register';
import { reviewState } from '../../../lib/compliance/review';

// test/variants.test.ts tests that no entry is stale, because it has every synth.

test('no register entry is past its review day, or has one more than a year ahead', () => {
  expect(reviewState(register, new Date()).refused).toEqual([]);
});

test('every register entry gives a reason an auditor can read, and an owner', () => {
  expect(register.filter((entry) => entry.reason.length < 40 || entry.owner.length === 0)).toEqual([]);
});

test('no register entry names a whole stack', () => {
  expect(register.flatMap((entry) => entry.constructs).filter((path) => !path.includes('/'))).toEqual([]);
});

test('every register entry has a review day of its own, so that one missed day stops one decision', () => {
  const days = register.map(({ review }) => review);
  expect(days).toEqual([...new Set(days)]);
});

/** What earlier reasons said and what is not so. */
test.each([
  ['a copy in the same region leaves no residency', /leave the residency/],
  ['interfaces are deleted wherever they are', /deleting interfaces is limited/],
  ['SNS tries a mail server for six hours', /for an hour/],
])('no reason contradicts that %s', (_, said) => {
  expect(register.filter(({ reason }) => said.test(reason))).toEqual([]);
});
