import { endpointStatements } from '../../../lib/network/endpoint-policy';
import { planOf } from '../../../lib/plan/plan';
import { covers } from '../../../lib/proof/iam/wildcard';
import { bearerDeployment } from '../gateway/bearer';

const deployment = bearerDeployment();
const { needs, flows } = planOf(deployment);

test('the authorizer calls one table and one object from inside the VPC, and nothing else', () => {
  const own = needs.filter(({ who }) => who === 'authorizer');
  expect(own.map(({ permission: { actions, resources } }) => [actions, resources])).toEqual([
    [['dynamodb:GetItem'], [{ name: 'api-keys-table' }]],
    [['s3:GetObject'], [{ name: 'key-set-bucket', path: 'jwks.json' }]],
  ]);
});

test('the authorizer has a path to two gateway endpoints and to nothing else', () => {
  const own = flows.filter(({ from, to }) => from === 'authorizer' || to === 'authorizer');
  expect(own.map(({ to }) => to)).toEqual([
    { prefixList: expect.stringMatching(/^pl-/) },
    { prefixList: expect.stringMatching(/^pl-/) },
  ]);
  expect(new Set(own.map(({ to }) => JSON.stringify(to))).size).toBe(2);
});

describe('the endpoint of the API, for an unsigned request', () => {
  const statements = endpointStatements(
    needs.filter(({ who }) => who === 'api-client'),
    { roles: {}, resources: {} },
  ).map((one) => one.toJSON());
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
    'admits %s, because the open lane accepts bearer credentials',
    (request) => {
      expect(stranger(request)).toEqual(['Allow']);
    },
  );

  test.each(['POST/sealed/v1/chat/completions', 'GET/sealed/v1/models/', 'POST/sealed/nowhere'])(
    'denies %s, because the sealed lane requires signatures',
    (request) => {
      expect(stranger(request)).toContain('Deny');
    },
  );

  test('denies it to principals of unknown accounts only', () => {
    expect(statements.filter(({ Effect }) => Effect === 'Deny').map(({ Condition }) => Condition)).toEqual([
      { StringNotEquals: { 'aws:PrincipalAccount': [deployment.account] } },
    ]);
  });
});

test('if every lane uses bearer credentials, no statement admits signed requests', () => {
  const both = planOf(bearerDeployment({ lanes: ['open', 'sealed'] })).needs;
  expect(both.filter(({ caller }) => 'accounts' in caller)).toEqual([]);
});
