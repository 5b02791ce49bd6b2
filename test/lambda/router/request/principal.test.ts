import { canonicalPrincipal } from '../../../../lambda/router/request/principal';

test.each([
  [
    'arn:aws:sts::111122223333:assumed-role/claims/alice@example.com',
    'arn:aws:iam::111122223333:role/claims',
  ],
  [
    'arn:aws-us-gov:sts::111122223333:assumed-role/claims/i-0123456789abcdef0',
    'arn:aws-us-gov:iam::111122223333:role/claims',
  ],
  ['arn:aws:iam::111122223333:role/apps/eu/claims', 'arn:aws:iam::111122223333:role/claims'],
  ['arn:aws:iam::111122223333:user/people/alice', 'arn:aws:iam::111122223333:user/alice'],
  ['arn:aws-cn:iam::111122223333:user/alice', 'arn:aws-cn:iam::111122223333:user/alice'],
])('%s is %s', (arn, principal) => {
  expect(canonicalPrincipal(arn)).toBe(principal);
});

test.each([
  'arn:aws:iam::111122223333:root',
  'arn:aws:sts::111122223333:federated-user/alice',
  'arn:aws:sts::111122223333:assumed-role/claims',
  'arn:aws:sts::111122223333:assumed-role/claims/session/more',
  'arn:aws:iam::111122223333:role/',
  'prefix arn:aws:iam::111122223333:role/claims',
  '',
])('"%s" is not a principal that a deployment can name', (arn) => {
  expect(canonicalPrincipal(arn)).toBeUndefined();
});
