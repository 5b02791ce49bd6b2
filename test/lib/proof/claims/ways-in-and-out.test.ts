import { apiCallerClaims } from '../../../../lib/proof/claims/api-callers';
import { recordsClaim } from '../../../../lib/proof/claims/records';
import { secondOpinionClaims } from '../../../../lib/proof/claims/second-opinion';
import { againstAfter } from '../against';
import type { Edit } from '../edit';

// On eu-central-1, whose open lane accepts bearer credentials and calls Comprehend.
const against = (claims: Parameters<typeof againstAfter>[0], id: string, change: (edit: Edit) => void) =>
  againstAfter(claims, id, change, 'eu-central-1');

const apiPolicy = (edit: Edit) => edit.resource('AWS::ApiGateway::RestApi').Properties.Policy.Statement;
const endpoint = (edit: Edit, id: RegExp) => edit.resource('AWS::EC2::VPCEndpoint', id).Properties;
const statement = (edit: Edit, policy: RegExp, sid: RegExp) =>
  edit.statements(policy).find(({ Sid }) => sid.test(Sid));

const invoke = (Principal: unknown, Resource = 'execute-api:/*') => ({
  Effect: 'Allow',
  Principal,
  Action: 'execute-api:Invoke',
  Resource,
});

test.each([
  [
    'the endpoint that it does not name',
    { StringNotEquals: { 'aws:SourceVpce': ['vpce-0123456789abcdef0'] } },
  ],
  ['requests through every endpoint but that', { StringNotEqualsIfExists: { 'aws:SourceVpce': 'x' } }],
  ['requests through no endpoint', { Null: { 'aws:SourceVpce': 'true' } }],
  ['requests of some VPC', { StringNotEquals: { 'aws:SourceVpc': 'x' } }],
])('an API policy that denies only %s is noticed', (_words, Condition) => {
  const change = (edit: Edit) => Object.assign(apiPolicy(edit)[0], { Condition });
  expect(against(apiCallerClaims, 'api.other-endpoint', change)).toContainEqual(
    expect.stringMatching(/no denial excludes every endpoint but ⟦.*executeapi/),
  );
});

test('an API policy that admits requests through no endpoint is noticed', () => {
  const Condition = { Null: { 'aws:SourceVpce': 'false' }, StringNotEquals: { 'aws:SourceVpce': 'x' } };
  const change = (edit: Edit) => Object.assign(apiPolicy(edit)[0], { Condition });
  expect(against(apiCallerClaims, 'api.other-endpoint', change)).toContainEqual(
    expect.stringContaining('through no endpoint: '),
  );
});

test.each(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'])(
  'the method ANY includes %s: an API policy that allows it to the account is noticed',
  (verb) => {
    const change = (edit: Edit) =>
      apiPolicy(edit).push(invoke({ AWS: '111122223333' }, `execute-api:/llm/${verb}/v1/*`));
    expect(against(apiCallerClaims, 'api.bearer', change)).toContainEqual(
      expect.stringMatching(
        new RegExp(`^ANY .*/${verb}/v1/\\*: the API’s policy allows it to the whole account`),
      ),
    );
  },
);

test.each([
  ['allows it to every caller', (edit: Edit) => apiPolicy(edit).push(invoke('*'))],
  ['allows it to the whole account', (edit: Edit) => apiPolicy(edit).push(invoke({ AWS: '111122223333' }))],
  [
    'the endpoint refuses requests with a bearer credential',
    (edit: Edit) =>
      endpoint(edit, /Endpointsexecuteapi/).PolicyDocument.Statement.push({
        ...invoke('*', '*'),
        Effect: 'Deny',
      }),
  ],
])('on a lane with bearer credentials it is noticed that %s', (words, change) => {
  expect(against(apiCallerClaims, 'api.bearer', change)).toContainEqual(expect.stringContaining(words));
});

test.each([
  [
    'the configuration',
    (edit: Edit) => {
      delete edit.routerConfig('open').secondOpinion;
    },
  ],
  [
    'the permission',
    (edit: Edit) => {
      edit.statements(/^PoliciesOpenLaneOpinion/)[0].Effect = 'Deny';
    },
  ],
  [
    'the endpoint’s admission',
    (edit: Edit) => {
      endpoint(edit, /Endpointscomprehend/).PolicyDocument.Statement[0].Effect = 'Deny';
    },
  ],
  ['the security group path', (edit: Edit) => closePath(edit, 'comprehend')],
])('%s of a second opinion is required where the policy needs one', (way, change) => {
  expect(against(secondOpinionClaims, 'I4.second-opinion', change)).toEqual([`open lane: ${way} is missing`]);
});

test.each([
  [
    'arn:aws:iam::111122223333:role/any-other-role',
    { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/any-other-role' } },
  ],
  [
    'arn:aws:iam::999988887777:role/any-other-role',
    { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::999988887777:role/any-other-role' } },
  ],
  ['does not name each of its callers', { Null: { 'aws:PrincipalArn': 'true' } }],
  ['every caller', undefined],
])('Comprehend’s endpoint may not admit somebody else: %s', (words, Condition) => {
  const change = (edit: Edit) => {
    const { Statement } = endpoint(edit, /Endpointscomprehend/).PolicyDocument;
    Statement.push({ ...Statement[0], Sid: 'Stranger', Condition });
  };
  expect(against(secondOpinionClaims, 'I4.second-opinion-exact', change)).toEqual([
    expect.stringContaining(words),
  ]);
});

const records = (change: (edit: Edit) => void) =>
  against((scene) => [recordsClaim(scene)], 'I8.records', change);

test.each([
  ['firehose:PutRecord is not allowed', /^PutRecords$/],
  ['kms:GenerateMac is not allowed', /^DeriveDigestKey$/],
])('I8: a lane whose role loses a permission for its records is noticed: %s', (words, sid) => {
  const change = (edit: Edit) => {
    statement(edit, /^PoliciesOpenLane[0-9A-F]{8}$/, sid).Effect = 'Deny';
  };
  expect(records(change)).toEqual([`open lane: ${words}`]);
});

test.each([
  ['kinesis-firehose', /Endpointskinesisfirehose/],
  ['kms', /Endpointskms/],
])('I8: an endpoint that a lane does not resolve for its records is noticed: %s', (service, id) => {
  const change = (edit: Edit) => {
    endpoint(edit, id).PrivateDnsEnabled = false;
  };
  expect(records(change)).toContain(`open lane: the VPC resolves ${service} to no endpoint`);
});

test.each(['kinesis-firehose', 'kms'])('I8: a lane without a path to %s is noticed', (service) => {
  expect(records((edit) => closePath(edit, service))).toEqual([
    `open lane: no security group path to ${service}`,
  ]);
});

test('I8: a digest key whose policy does not allow a lane is noticed', () => {
  const change = (edit: Edit) => {
    const { KeyPolicy } = edit.resource('AWS::KMS::Key', /^KeysDigest/).Properties;
    KeyPolicy.Statement = KeyPolicy.Statement.filter(({ Sid }: { Sid: string }) => Sid !== 'RoutersDigest');
  };
  expect(records(change)).toContain('open lane: kms:GenerateMac is not allowed');
});

/** Removes the open lane's egress rule to a service. */
function closePath(edit: Edit, service: string): void {
  const group = edit.resource('AWS::EC2::SecurityGroup', /Groupsopenlane/).Properties;
  group.SecurityGroupEgress = group.SecurityGroupEgress.filter(
    ({ Description }: { Description: string }) => !Description.endsWith(` ${service}`),
  );
}
