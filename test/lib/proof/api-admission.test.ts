import { principalOf } from '../../../lib/proof/api-admission';

test.each([
  ['arn:aws:iam::111122223333:role/claims', 'role', '111122223333'],
  ['arn:aws:iam::111122223333:role/user/claims', 'role', '111122223333'],
  ['arn:aws:iam::222233334444:user/ada', 'user', '222233334444'],
])('%s is a %s of the account %s', (arn, kind, account) => {
  expect(principalOf(arn)).toEqual({ kind, arn, account });
});
