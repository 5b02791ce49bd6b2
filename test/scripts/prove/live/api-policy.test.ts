import { apiPolicy } from '../../../../scripts/prove/live/readers/api-policy';
import { accountAt } from '../../account/account-at';

const account = accountAt('http://127.0.0.1:1', 'us-east-1');
const read = (text: string) =>
  apiPolicy(text, { account, accountId: '111122223333', physicalId: 'a1b2c3d4e5' });

const policyOf = (Resource: string) => ({ Statement: [{ Effect: 'Allow', Resource: [Resource] }] });
const OWN = 'arn:aws:execute-api:us-east-1:111122223333:a1b2c3d4e5';

test('the resource of an own API is as its template writes it', () => {
  expect(read(JSON.stringify(policyOf(`${OWN}/llm/*`)))).toEqual(policyOf('execute-api:/llm/*'));
});

test('a policy with escaped quotation marks is read', () => {
  const escaped = JSON.stringify(JSON.stringify(policyOf(`${OWN}/*`))).slice(1, -1);
  expect(escaped).toContain('\\"');
  expect(read(escaped)).toEqual(policyOf('execute-api:/*'));
});

test.each([
  'arn:aws:execute-api:us-east-1:111122223333:another123/*',
  'arn:aws:execute-api:us-east-1:444455556666:a1b2c3d4e5/*',
  'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/*',
  `${OWN}6/*`,
])('%s is not the own API, and stays as it is', (resource) => {
  expect(read(JSON.stringify(policyOf(resource)))).toEqual(policyOf(resource));
});
