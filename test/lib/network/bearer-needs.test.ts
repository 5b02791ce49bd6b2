import { endpointStatements } from '../../../lib/network/endpoint-policy';
import { flowsOf } from '../../../lib/network/flows';
import { needsOf } from '../../../lib/network/needs';
import { covers } from '../../../lib/proof/iam/wildcard';
import { bearerDeployment } from '../gateway/bearer';
import { RESOURCES, ROLES } from './fixture';

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

describe('the endpoint of the API, for a request nobody signed', () => {
  const statements = endpointStatements(needs.filter(({ who }) => who === 'api-client')).map((one) =>
    one.toJSON(),
  );
  const stranger = (request: string) =>
    statements
      .filter(({ Condition }) => !Condition?.StringEquals)
      .filter(({ Resource }) =>
        [Resource]
          .flat()
          .some((pattern) =>
            covers(pattern, `arn:aws:execute-api:eu-central-1:111122223333:a1b2c3/llm/${request}`),
          ),
      )
      .map(({ Effect }) => Effect);

  test.each(['POST/v1/chat/completions', 'GET/v1/models/', 'POST/v1/embeddings', 'POST/chat/completions'])(
    'lets %s through, because the open lane takes bearer credentials',
    (request) => {
      expect(stranger(request)).toEqual(['Allow']);
    },
  );

  test.each(['POST/sealed/v1/chat/completions', 'GET/sealed/v1/models/', 'POST/sealed/nowhere'])(
    'denies %s, because the sealed lane takes signatures',
    (request) => {
      expect(stranger(request)).toContain('Deny');
    },
  );

  test('denies it to whoever is of no known account, and to nobody else', () => {
    expect(statements.filter(({ Effect }) => Effect === 'Deny').map(({ Condition }) => Condition)).toEqual([
      { StringNotEquals: { 'aws:PrincipalAccount': [deployment.account] } },
    ]);
  });
});

test('where every lane takes a bearer credential, nobody is admitted for a signature', () => {
  const both = needsOf(bearerDeployment({ lanes: ['open', 'sealed'] }), roles, resources);
  expect(both.filter(({ caller }) => 'accounts' in caller)).toEqual([]);
});
