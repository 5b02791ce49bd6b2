import { apiOf, apiRequest } from '../../../lib/proof/api';
import type { TemplateResource } from '../../../lib/proof/template/template';
import { createWorld } from '../../../lib/proof/template/world';

const GATEWAY = 'AWS::ApiGateway::';
const ROUTER =
  'arn:aws:apigateway:r:lambda:path/2015-03-31/functions/arn:aws:lambda:r:1:function:⟦s/Router⟧/invocations';
/** How requests of the stage read; the API's id is an example. */
const STAGE = 'arn:aws:execute-api:eu-central-1:111122223333:a1b2c3d4e5/llm';

const parts = (): Record<string, TemplateResource> => ({
  Api: { Type: `${GATEWAY}RestApi` },
  Stage: { Type: `${GATEWAY}Stage`, Properties: { StageName: 'llm' } },
});

function apiWith(resources: Record<string, TemplateResource>) {
  const stacks = { s: { Resources: { ...parts(), ...resources } } };
  const place = { account: '111122223333', region: 'eu-central-1', partition: 'aws' };
  return apiOf(createWorld({ stacks, ...place, dnsSuffix: 'amazonaws.com' }));
}

const root = { 'Fn::GetAtt': ['Api', 'RootResourceId'] };
const pathPart = (PathPart: string, ParentId: unknown = root) => ({
  Type: `${GATEWAY}Resource`,
  Properties: { PathPart, ParentId },
});

/** The method of a path of these parts. */
function methodOf(path: readonly string[], method: object = {}) {
  const resources = path.map((part, index) => [
    `P${index}`,
    pathPart(part, index === 0 ? root : { Ref: `P${index - 1}` }),
  ]);
  const Properties = {
    ResourceId: path.length === 0 ? root : { Ref: `P${path.length - 1}` },
    HttpMethod: 'GET',
    ...method,
  };
  const api = apiWith({
    ...Object.fromEntries(resources),
    Method: { Type: `${GATEWAY}Method`, Properties },
  });
  return api.methods[0];
}

test('the API is known by its symbol, in its ARN too', () => {
  const { id, arn } = apiWith({});
  expect([id, arn]).toEqual(['⟦s/Api⟧', 'arn:aws:execute-api:eu-central-1:111122223333:⟦s/Api⟧']);
});

test('a method reads as its verb and its path', () => {
  expect(methodOf(['v1', 'models'])).toMatchObject({
    symbol: '⟦s/Method⟧',
    words: 'GET /v1/models',
    path: '/v1/models',
  });
});

test('a method without an authorization takes every request', () => {
  expect(methodOf(['v1'])?.authorization).toBe('NONE');
  expect(methodOf(['v1'], { AuthorizationType: 'AWS_IAM' })?.authorization).toBe('AWS_IAM');
});

test.each([
  ['a function', { Integration: { Uri: ROUTER } }, '⟦s/Router⟧'],
  ['something else', { Integration: { Uri: 'arn:aws:apigateway:r:s3:path/x' } }, undefined],
  ['itself', { Integration: { Type: 'MOCK' } }, undefined],
  ['nothing', {}, undefined],
])('a method that is answered by %s', (_what, method, expected) => {
  // In a template the symbol is a reference.
  const text = JSON.stringify(method).replace('⟦s/Router⟧', `\${Router}`);
  const { Integration } = JSON.parse(text) as { Integration?: { Uri?: string } };
  const written = Integration?.Uri?.includes('$')
    ? { Integration: { Uri: { 'Fn::Sub': [Integration.Uri, { Router: { Ref: 'Api' } }] } } }
    : { Integration };
  expect(methodOf(['v1'], written)?.function).toBe(expected && '⟦s/Api⟧');
});

test('a path may be requested with a slash at its end', () => {
  expect(methodOf(['v1', 'models'])?.requests).toEqual([`${STAGE}/GET/v1/models`, `${STAGE}/GET/v1/models/`]);
});

test.each([
  ['greedy, below a path', ['sealed', '{proxy+}'], ['/sealed/*']],
  ['of one part that a client chooses', ['v1', 'models', '{id}'], ['/v1/models/*']],
  ['greedy, at the root, where other methods own the rest', ['{proxy+}'], ['/v1/*']],
])('a route %s takes every path below', (_where, path, requests) => {
  expect(methodOf(path)?.requests).toEqual(requests.map((request) => `${STAGE}/GET${request}`));
});

test('the method ANY takes every verb', () => {
  expect(methodOf(['{proxy+}'], { HttpMethod: 'ANY' })?.requests).toEqual(
    ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'].map((verb) => `${STAGE}/${verb}/v1/*`),
  );
});

test.each([
  ['more below a part that a client chooses', ['models', '{name}', 'x'], '/models/{name}/x'],
  ['more below a greedy part', ['models', '{proxy+}', 'x'], '/models/{proxy+}/x'],
  ['such a part above a greedy one', ['{lane}', '{proxy+}'], '/{lane}/{proxy+}'],
])('the requests of a path with %s cannot be listed', (_what, path, words) => {
  expect(() => methodOf(path)).toThrow(`cannot list the requests that ${words} matches`);
});

test('a path below itself is undecided', () => {
  const Method = { Type: `${GATEWAY}Method`, Properties: { ResourceId: { Ref: 'A' }, HttpMethod: 'GET' } };
  expect(() => apiWith({ A: pathPart('a', { Ref: 'B' }), B: pathPart('b', { Ref: 'A' }), Method })).toThrow(
    '⟦s/A⟧ is below itself',
  );
});

const statement = (Resource: unknown) => ({
  Statement: { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource },
});
const policyWith = (Policy: unknown) =>
  apiWith({ Api: { Type: `${GATEWAY}RestApi`, Properties: { Policy } } }).policy;

test('an API without a policy has no statement', () => {
  expect(apiWith({}).policy).toEqual([]);
});

test('the policy of an API may abbreviate its ARN, more than once', () => {
  const [read] = policyWith(statement(['execute-api:/llm/GET/*', 'execute-api:/llm/POST/*', '*']));
  expect(read?.resources.patterns).toEqual([`${STAGE}/GET/*`, `${STAGE}/POST/*`, '*']);
});

test('the name of an action is no abbreviation', () => {
  expect(policyWith(statement('*'))[0]?.actions.patterns).toEqual(['execute-api:Invoke']);
});

test.each<[string, Record<string, TemplateResource>, string]>([
  ['two APIs', { More: { Type: `${GATEWAY}RestApi` } }, 'no API, or several'],
  ['two stages', { More: { Type: `${GATEWAY}Stage` } }, 'no stage, or several'],
  ['no API', { Api: { Type: 'Other' } }, 'no API, or several'],
  ['no stage', { Stage: { Type: 'Other' } }, 'no stage, or several'],
  [
    'an API from a document',
    { Api: { Type: `${GATEWAY}RestApi`, Properties: { Body: {} } } },
    'the API is defined outside the templates',
  ],
  [
    'an API from a document in a bucket',
    { Api: { Type: `${GATEWAY}RestApi`, Properties: { BodyS3Location: {} } } },
    'the API is defined outside the templates',
  ],
])('templates with %s are undecided', (_what, resources, words) => {
  expect(() => apiWith(resources)).toThrow(words);
});

test('a request says who calls, through which endpoint, and that it is encrypted', () => {
  const arn = 'arn:aws:iam::111122223333:role/a';
  expect(apiRequest('x', { kind: 'role', arn, account: '111122223333' }, 'vpce-1')).toMatchObject({
    action: 'execute-api:Invoke',
    resource: 'x',
    context: {
      'aws:PrincipalArn': arn,
      'aws:PrincipalAccount': '111122223333',
      'aws:SourceVpce': 'vpce-1',
      'aws:SecureTransport': 'true',
    },
  });
});

test('an unsigned request has no principal, and an account that reads anonymous', () => {
  expect(apiRequest('x', { kind: 'anonymous' }, null).context).toEqual({
    'aws:PrincipalArn': null,
    'aws:PrincipalAccount': 'anonymous',
    'aws:SourceVpce': null,
    'aws:SecureTransport': 'true',
  });
});
