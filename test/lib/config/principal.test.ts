import fc from 'fast-check';
import { canonicalPrincipal } from '../../../lambda/router/request/principal';
import { partitionAndAccountOf, withoutPath } from '../../../lib/config/principal';

test.each([
  ['arn:aws:iam::111122223333:role/claims', 'arn:aws:iam::111122223333:role/claims'],
  ['arn:aws:iam::111122223333:role/applications/eu/claims', 'arn:aws:iam::111122223333:role/claims'],
  ['arn:aws-us-gov:iam::111122223333:user/staff/ann', 'arn:aws-us-gov:iam::111122223333:user/ann'],
  ['arn:aws:iam::111122223333:role/role/claims', 'arn:aws:iam::111122223333:role/claims'],
])('%s is recognised as %s', (arn, expected) => {
  expect(withoutPath(arn)).toBe(expected);
});

test('the ARN of a principal contains its partition and account', () => {
  expect(partitionAndAccountOf('arn:aws-us-gov:iam::111122223333:role/claims')).toEqual({
    partition: 'aws-us-gov',
    account: '111122223333',
  });
});

test('the file and the router use the same name for a principal, sessions of a role included', () => {
  const word = fc.stringMatching(/^[\w+=,.@-]{1,20}$/);
  const path = fc.array(word, { maxLength: 3 }).map((parts) => parts.map((part) => `${part}/`).join(''));
  const partition = fc.constantFrom('aws', 'aws-us-gov', 'aws-cn');
  fc.assert(
    fc.property(partition, fc.constantFrom('role', 'user'), path, word, (arn, kind, folders, name) => {
      const principal = `arn:${arn}:iam::111122223333:${kind}/${folders}${name}`;
      expect(canonicalPrincipal(principal)).toBe(withoutPath(principal));
      const session = `arn:${arn}:sts::111122223333:assumed-role/${name}/session-1`;
      if (kind === 'role') expect(canonicalPrincipal(session)).toBe(withoutPath(principal));
    }),
  );
});
