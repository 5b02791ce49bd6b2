import { localKeys } from '../../../local/gateway/local-keys';

test('a role appears as API Gateway reports it: as a session, without its path', () => {
  const [key] = localKeys([
    { name: 'a', principals: ['arn:aws-us-gov:iam::111122223333:role/teams/a/claims'] },
  ]);
  expect(key?.userArn).toBe('arn:aws-us-gov:sts::111122223333:assumed-role/claims/local');
});

test('a user appears as itself', () => {
  const [key] = localKeys([{ name: 'a', principals: ['arn:aws:iam::111122223333:user/alice'] }]);
  expect(key?.userArn).toBe('arn:aws:iam::111122223333:user/alice');
});

test('each run has keys of its own', () => {
  const caller = { name: 'a', principals: ['arn:aws:iam::111122223333:role/a'] };
  const [first, second] = localKeys([caller, caller]);
  expect(first?.secretAccessKey).not.toBe(second?.secretAccessKey);
});
