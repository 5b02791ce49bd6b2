import { flowsOf } from '../../../lib/plan/flows';
import { needsOf } from '../../../lib/plan/needs';
import { bearerDeployment } from '../gateway/bearer';
import { RESOURCES, ROLES } from '../network/fixture';

const deployment = bearerDeployment();
const roles = { ...ROLES, authorizer: { roleArn: 'arn:aws:iam::111122223333:role/authorizer' } };
const resources = {
  ...RESOURCES,
  apiKeysTableArn: 'arn:aws:dynamodb:eu-central-1:111122223333:table/keys',
  keySetBucketArn: 'arn:aws:s3:::key-set',
};
const needs = needsOf(deployment, roles, resources);

test('the authorizer reads one table and one object, and needs nothing else', () => {
  const own = needs.filter(({ who }) => who === 'authorizer');
  expect(own.map(({ permission: { actions, resources } }) => [actions, resources])).toEqual([
    [['dynamodb:GetItem'], [resources.apiKeysTableArn]],
    [['s3:GetObject'], ['arn:aws:s3:::key-set/jwks.json']],
  ]);
});

test('the authorizer has a path to two gateway endpoints and to no other party', () => {
  const flows = flowsOf(deployment, needs).filter(
    ({ from, to }) => from === 'authorizer' || to === 'authorizer',
  );
  expect(flows.map(({ to }) => to)).toEqual([
    { prefixList: expect.stringMatching(/^pl-/) },
    { prefixList: expect.stringMatching(/^pl-/) },
  ]);
  expect(new Set(flows.map(({ to }) => JSON.stringify(to))).size).toBe(2);
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
  const both = needsOf(bearerDeployment({ lanes: ['open', 'sealed'] }), roles, resources);
  expect(both.filter(({ caller }) => 'accounts' in caller)).toEqual([]);
});
