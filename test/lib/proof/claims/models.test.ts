import { exactPermissionClaims } from '../../../../lib/proof/claims/exact-permissions';
import { wider } from '../../../../lib/proof/claims/no-wider';
import { onlyLaneClaims } from '../../../../lib/proof/claims/only-lanes';
import { sealedLaneClaims } from '../../../../lib/proof/claims/sealed-lane';
import { againstAfter } from '../against';
import { type Edit, openPath } from '../edit';
import { policy } from '../iam/support';

const allow = (Action: string) => ({ Sid: 'Extra', Effect: 'Allow', Action, Resource: '*' });

describe('I3: the sealed lane', () => {
  test.each([
    'sts:AssumeRole',
    'iam:PassRole',
    'lambda:InvokeFunction',
    'execute-api:Invoke',
    'apigateway:POST',
    'states:StartExecution',
    'events:PutEvents',
    'scheduler:CreateSchedule',
    'ecs:RunTask',
    'ssm:SendCommand',
    'cloudformation:CreateStack',
    'codebuild:StartBuild',
  ])('may not call %s, by which AWS would act for it with another role', (action) => {
    const add = (edit: Edit) => edit.statements(/^ModelAccesssealed/).push(allow(action));
    expect(againstAfter(sealedLaneClaims, 'I3.proxy', add)).toEqual([`statement Extra: ${action}`]);
  });

  test.each(['bedrock:*', 'bedrock-mantle:*'])('must be denied %s', (api) => {
    const remove = (edit: Edit) => {
      const deny = edit.statements(/^ModelAccesssealed/).find(({ Sid }) => Sid === 'NoBedrock');
      deny.Action = deny.Action.filter((action: string) => action !== api);
    };
    expect(againstAfter(sealedLaneClaims, 'I3.deny', remove)).toEqual([expect.stringContaining(`${api}: `)]);
  });

  test.each(['bedrock:InvokeModel', 'bedrock-mantle:CreateInference'])('may not be allowed %s', (action) => {
    const add = (edit: Edit) => edit.statements(/^ModelAccesssealed/).push(allow(action));
    expect(againstAfter(sealedLaneClaims, 'I3.no-allow', add)).toEqual(['statement Extra']);
  });

  test.each([
    ['the routers behind the API', (edit: Edit) => openPath(edit, /Groupssealedlane/, /Groupsexecuteapiend/)],
    [
      'the containers behind SageMaker',
      (edit: Edit) => openPath(edit, /Groupssagemaker[0-9A-F]{8}$/, /Groupsbedrockr/),
    ],
  ])('does not reach Bedrock through %s', (_what, open) => {
    expect(againstAfter(sealedLaneClaims, 'I3.network', open)).toEqual([
      expect.stringMatching(/sealedlane.*→.*bedrockruntime/),
    ]);
  });
});

test.each(['bedrock:InvokeModel', 'bedrock-mantle:CreateInference', 'sagemaker:InvokeEndpointAsync'])(
  'a role other than a lane’s that may call %s is noticed',
  (action) => {
    const add = (edit: Edit) => edit.statements(/^PoliciesVllmTask/).push(allow(action));
    expect(againstAfter(onlyLaneClaims, 'only-lanes.roles', add)).toEqual([
      expect.stringContaining('statement Extra'),
    ]);
  },
);

describe('a lane’s calls need no more than they use', () => {
  const ARN = 'arn:aws:bedrock:us-east-1::foundation-model/a';
  const call = {
    service: 'bedrock-runtime',
    action: 'bedrock:InvokeModel',
    resource: ARN,
    region: 'us-east-1',
    profile: null,
  } as const;
  const widerThan = (statement: object) =>
    wider(policy('identity', { Effect: 'Allow', ...statement }), [call]);

  test.each([
    'bedrock:InvokeModel',
    'bedrock:InvokeModelWithResponseStream',
    'bedrock:ApplyGuardrail',
    'sagemaker:InvokeEndpointWithResponseStream',
  ])('%s is needed', (Action) => {
    expect(widerThan({ Action, Resource: ARN })).toEqual([]);
  });

  test.each([
    ['another action', { Action: 'bedrock:DeleteGuardrail', Resource: ARN }],
    ['a wildcard of actions', { Action: 'bedrock:Invoke*', Resource: ARN }],
    ['another resource', { Action: 'bedrock:InvokeModel', Resource: `${ARN}b` }],
    ['all actions but one', { NotAction: 's3:GetObject', Resource: ARN }],
    ['all resources but one', { Action: 'bedrock:InvokeModel', NotResource: ARN }],
  ])('%s is more than that', (_what, statement) => {
    expect(widerThan(statement)).toHaveLength(1);
  });
});

test.each([
  ['a role that is not in the templates', 'arn:aws:iam::111122223333:role/any-other-role'],
  ['a role of another account', 'arn:aws:iam::999988887777:role/any-other-role'],
])('I4: the Bedrock endpoint may not admit %s', (_what, arn) => {
  const admit = admitting({ ArnEquals: { 'aws:PrincipalArn': arn } });
  expect(againstAfter(exactPermissionClaims, 'I4.endpoints-exact', admit)).toEqual([
    expect.stringContaining(`statement Stranger admits ${arn}`),
  ]);
});

test('I4: the Bedrock endpoint may not admit an unsigned request', () => {
  const admit = admitting({ Null: { 'aws:PrincipalArn': 'true' } });
  expect(againstAfter(exactPermissionClaims, 'I4.endpoints-exact', admit)).toEqual([
    expect.stringContaining('does not name each of its callers by ARN'),
  ]);
});

function admitting(Condition: object) {
  return (edit: Edit) => {
    const endpoint = edit.resource('AWS::EC2::VPCEndpoint', /Endpointsbedrockruntime/);
    const { Statement } = endpoint.Properties.PolicyDocument;
    Statement.push({ ...Statement[0], Sid: 'Stranger', Condition });
  };
}

test.each([
  ['the endpoint of Bedrock', /Groupsvllmtask/, /Groupsbedrockruntimeendpoint/],
  ['the endpoint of SageMaker', /Groupsvllmtask/, /Groupssagemakerruntimeendpoint/],
  ['the load balancer', /Groupsvllmtask/, /Groupsvllmloadbalancer[0-9A-F]{8}$/],
  ['the tasks, past their load balancer', /Groupssealedlane/, /Groupsvllmtask/],
])('a security group path to %s that no lane needs is noticed', (_what, from, to) => {
  const open = (edit: Edit) => openPath(edit, from, to);
  expect(againstAfter(onlyLaneClaims, 'only-lanes.network', open)).toHaveLength(1);
});

test.each([
  ['people of the account', { AWS: '111122223333' }],
  ['another service', { Service: 'ec2.amazonaws.com' }],
  ['Lambda and another service', { Service: ['lambda.amazonaws.com', 'ec2.amazonaws.com'] }],
  ['an identity provider', { Federated: 'accounts.example.com' }],
])('a lane’s role that %s may assume is noticed', (_what, Principal) => {
  const trust = (edit: Edit) =>
    edit.resource('AWS::IAM::Role', /^RolesOpenLane/).Properties.AssumeRolePolicyDocument.Statement.push({
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal,
    });
  expect(againstAfter(onlyLaneClaims, 'only-lanes.trust', trust)).toEqual([
    expect.stringContaining('trusts another principal'),
  ]);
});

test('a second function with a lane’s role is noticed', () => {
  const copy = (edit: Edit) =>
    edit.add('gateway', 'Copy', edit.resource('AWS::Lambda::Function', /^OpenRouterFunction/));
  expect(againstAfter(onlyLaneClaims, 'only-lanes.trust', copy)).toEqual([
    'open lane: ⟦sandbox-gateway/Copy⟧ acts in its role',
  ]);
});
