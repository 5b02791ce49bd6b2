import { register } from '../../../lib/compliance/register';
import { reviewState } from '../../../lib/compliance/review';

// That no entry is stale, test/variants.test.ts says: it has every synth at hand.

test('no register entry is past its review day, or has one further away than a year', () => {
  expect(reviewState(register, new Date()).refused).toEqual([]);
});

test('every register entry gives a reason an auditor can read, and an owner', () => {
  expect(register.filter((entry) => entry.reason.length < 40 || entry.owner.length === 0)).toEqual([]);
});

test('no register entry names a whole stack', () => {
  expect(register.flatMap((entry) => entry.constructs).filter((path) => !path.includes('/'))).toEqual([]);
});
