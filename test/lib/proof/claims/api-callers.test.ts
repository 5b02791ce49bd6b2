import { apiCallerClaims } from '../../../../lib/proof/claims/api-callers';
import { againstAfter } from '../against';
import type { Edit } from '../edit';

// On the sandbox, whose lanes accept signatures: the endpoint's policy names the account, and the API's policy too.

const against = (id: string, change: (edit: Edit) => void) => againstAfter(apiCallerClaims, id, change);
const ENDPOINT = /Endpointsexecuteapi/;
const endpointPolicy = (edit: Edit) =>
  edit.resource('AWS::EC2::VPCEndpoint', ENDPOINT).Properties.PolicyDocument.Statement;
const apiPolicy = (edit: Edit) => edit.resource('AWS::ApiGateway::RestApi').Properties.Policy.Statement;

const API = 'arn:aws:execute-api:us-east-1:111122223333:*';
const STRANGERS = { StringEquals: { 'aws:PrincipalAccount': '999988887777' } };
const statement = (more: object) => ({
  Sid: 'Extra',
  Effect: 'Allow',
  Principal: '*',
  Action: 'execute-api:Invoke',
  Resource: API,
  ...more,
});

describe('an endpoint that admits another account is noticed', () => {
  const admitting = (more: object) =>
    against('api.foreign-account', (edit) => endpointPolicy(edit).push(statement(more)));

  test.each([
    ['by its number', { Condition: STRANGERS }, '999988887777'],
    ['by no condition', {}, 'every account'],
    ['by a pattern', { Condition: { StringLike: { 'aws:PrincipalAccount': '*' } } }, 'every account'],
    ['by another condition', { Condition: { StringEquals: { 'aws:SourceVpc': 'x' } } }, 'every account'],
    ['to one path', { Resource: `${API}/llm/GET/v1/models`, Condition: STRANGERS }, '999988887777'],
    ['to a part of the paths', { Resource: `${API}/llm/*/v1/x*`, Condition: STRANGERS }, '999988887777'],
    [
      'to everything but something else',
      { Resource: undefined, NotResource: 'arn:aws:s3:::x', Condition: STRANGERS },
      '999988887777',
    ],
  ])('%s', (_how, more, who) => {
    expect(admitting(more)).toContainEqual(
      expect.stringMatching(new RegExp(`: the endpoint’s policy, statement Extra: ${who}$`)),
    );
  });

  test('and one that denies it is not', () => {
    expect(admitting({ Effect: 'Deny', Condition: STRANGERS })).toEqual([]);
  });

  test('and one that admits other resources only is no concern of this claim', () => {
    expect(admitting({ Resource: 'arn:aws:execute-api:us-east-1:999988887777:a/*' })).toEqual([]);
  });
});

describe('where the endpoint admits every account, a denial excludes others', () => {
  const EVERYBODY = statement({ Sid: 'Everybody' });
  const DENY = {
    Effect: 'Deny',
    Condition: { StringNotEquals: { 'aws:PrincipalAccount': '111122223333' } },
  };
  const excluding = (more: object) =>
    against('api.foreign-account', (edit) => {
      endpointPolicy(edit).splice(0, 1, EVERYBODY, statement({ ...DENY, ...more }));
    });

  test('if it names everybody, the call, the API and the account', () => {
    expect(excluding({})).toEqual([]);
  });

  test('or if it denies the API to everybody', () => {
    expect(excluding({ Condition: undefined })).toEqual([]);
  });

  test.each([
    ['one principal', { Principal: { AWS: '999988887777' } }],
    ['a service', { Principal: { Service: 's3.amazonaws.com' } }],
    ['another action', { Action: 'execute-api:ManageConnections' }],
    ['every action but one', { Action: undefined, NotAction: 'execute-api:Invoke' }],
    ['another path', { Resource: `${API}/llm/GET/health` }],
    ['every resource but the API', { Resource: undefined, NotResource: API }],
    ['one account', { Condition: STRANGERS }],
    [
      'every account but its own and a foreign one',
      {
        Condition: { StringNotEquals: { 'aws:PrincipalAccount': ['111122223333', '999988887777'] } },
      },
    ],
    ['every account but a foreign one', { Condition: { StringNotEquals: STRANGERS.StringEquals } }],
    [
      'requests that state an account',
      { Condition: { StringNotEqualsIfExists: DENY.Condition.StringNotEquals } },
    ],
    ['other VPCs', { Condition: { StringNotEquals: { 'aws:SourceVpc': '111122223333' } } }],
    [
      'other accounts outside a VPC',
      { Condition: { StringNotEquals: { 'aws:PrincipalAccount': '111122223333', 'aws:SourceVpc': 'x' } } },
    ],
    ['nothing: it allows', { Effect: 'Allow' }],
  ])('and not if it denies %s', (_what, more) => {
    expect(excluding(more)).toContainEqual(expect.stringContaining('statement Everybody: every account'));
  });
});

describe('the policy of the API must deny other endpoints', () => {
  const denying = (more: object) =>
    against('api.other-endpoint', (edit) => {
      Object.assign(apiPolicy(edit)[0], more);
    });

  test('as it does', () => expect(denying({})).toEqual([]));

  test.each([
    ['to everybody: not one account', { Principal: { AWS: '111122223333' } }],
    ['to everybody: not a service', { Principal: { Service: 's3.amazonaws.com' } }],
    ['for the call: not another action', { Action: 'execute-api:ManageConnections' }],
    ['for the call: not everything else', { Action: undefined, NotAction: 'execute-api:Invoke' }],
    ['for every path: not one', { Resource: 'execute-api:/llm/GET/health' }],
    ['for every path: not every other API', { Resource: undefined, NotResource: 'execute-api:/*' }],
    ['and not allow them', { Effect: 'Allow' }],
  ])('%s', (_what, more) => {
    expect(denying(more)).toContainEqual(
      expect.stringMatching(/: no denial excludes every endpoint but ⟦.*executeapi/),
    );
  });
});

test.each([
  ['another account', { AWS: 'arn:aws:iam::999988887777:root' }, 'arn:aws:iam::999988887777:root'],
  ['a role of the account', { AWS: 'arn:aws:iam::111122223333:role/x' }, 'arn:aws:iam::111122223333:role/x'],
  ['everybody', '*', '*'],
  ['a service', { Service: 's3.amazonaws.com' }, 's3.amazonaws.com'],
])('an API whose policy admits %s is noticed', (_who, Principal, name) => {
  const add = (edit: Edit) => apiPolicy(edit).push(statement({ Principal, Resource: 'execute-api:/*' }));
  expect(against('api.foreign-account', add)).toContainEqual(
    expect.stringMatching(new RegExp(`: the API’s policy, statement Extra: ${name.replace('*', '\\*')}$`)),
  );
});

test('an API whose policy denies a stranger is not noticed for it', () => {
  const add = (edit: Edit) =>
    apiPolicy(edit).push(
      statement({ Effect: 'Deny', Principal: { AWS: '999988887777' }, Resource: 'execute-api:/*' }),
    );
  expect(against('api.foreign-account', add)).toEqual([]);
});
