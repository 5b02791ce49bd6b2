import { canonicalPrincipal } from '../../../lib/gateway/canonical-principal';

test.each([
  ['arn:aws:iam::111122223333:role/claims', 'arn:aws:iam::111122223333:role/claims'],
  ['arn:aws:iam::111122223333:role/apps/eu/claims', 'arn:aws:iam::111122223333:role/claims'],
  ['arn:aws-us-gov:iam::111122223333:user/people/ada', 'arn:aws-us-gov:iam::111122223333:user/ada'],
  [
    'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_role_0123456789abcdef',
    'arn:aws:iam::111122223333:role/AWSReservedSSO_role_0123456789abcdef',
  ],
])('the caller %s is known to the router without its path', (arn, canonical) => {
  expect(canonicalPrincipal(arn)).toBe(canonical);
});
