import { partitionAndAccountOf, withoutPath } from '../../../lib/config/principal';

test.each([
  ['arn:aws:iam::111122223333:role/claims', 'arn:aws:iam::111122223333:role/claims'],
  ['arn:aws:iam::111122223333:role/applications/eu/claims', 'arn:aws:iam::111122223333:role/claims'],
  ['arn:aws-us-gov:iam::111122223333:user/staff/ann', 'arn:aws-us-gov:iam::111122223333:user/ann'],
  ['arn:aws:iam::111122223333:role/role/claims', 'arn:aws:iam::111122223333:role/claims'],
])('%s is recognised as %s', (arn, expected) => {
  expect(withoutPath(arn)).toBe(expected);
});

test('the partition and account of a principal stand in its ARN', () => {
  expect(partitionAndAccountOf('arn:aws-us-gov:iam::111122223333:role/claims')).toEqual({
    partition: 'aws-us-gov',
    account: '111122223333',
  });
});
