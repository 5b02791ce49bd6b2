import { planOf } from '../../../lib/plan/plan';
import { bearerDeployment } from '../gateway/bearer';

const { needs, flows } = planOf(bearerDeployment());

test('the authorizer calls one table and one object from inside the VPC, and nothing else', () => {
  const own = needs.filter(({ who }) => who === 'authorizer');
  expect(own.map(({ permission: { actions, resources } }) => [actions, resources])).toEqual([
    [['dynamodb:GetItem'], [{ name: 'api-keys-table' }]],
    [['s3:GetObject'], [{ name: 'key-set-bucket', path: 'jwks.json' }]],
  ]);
});

test('the authorizer has a path to two gateway endpoints and to no other party', () => {
  const own = flows.filter(({ from, to }) => from === 'authorizer' || to === 'authorizer');
  expect(own.map(({ to }) => to)).toEqual([
    { prefixList: expect.stringMatching(/^pl-/) },
    { prefixList: expect.stringMatching(/^pl-/) },
  ]);
  expect(new Set(own.map(({ to }) => JSON.stringify(to))).size).toBe(2);
});

test('without a principal a client is admitted to the methods of bearer lanes only', () => {
  const anonymous = needs.filter(({ who, caller }) => who === 'api-client' && 'anyone' in caller);
  expect(anonymous.flatMap(({ permission }) => permission.resources)).toEqual([
    'arn:aws:execute-api:eu-central-1:111122223333:*/llm/POST/v1/chat/completions',
    'arn:aws:execute-api:eu-central-1:111122223333:*/llm/GET/v1/models',
    'arn:aws:execute-api:eu-central-1:111122223333:*/llm/GET/health',
  ]);
});

test('where every lane takes a bearer credential, nobody is admitted for a signature', () => {
  const both = planOf(bearerDeployment({ lanes: ['open', 'sealed'] })).needs;
  expect(both.filter(({ caller }) => 'accounts' in caller)).toEqual([]);
});
