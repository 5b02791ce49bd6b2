import type { DeploymentInput } from '../../../lib/config/deployment';
import { templateOf } from '../gateway/stacks';
import { BEDROCK, BEDROCK_EU, bearerParts, deploymentWith, SAGEMAKER, VLLM } from '../network/fixture';
import { asList, type Statement } from './fixture';

// Every policy of every role, read from the templates: a missing permission fails with its name, and so does an
// added one.

const secondOpinion: DeploymentInput['secondOpinion'] = {
  service: 'comprehend',
  language: 'en',
  classes: { NAME: 'confidential' },
  optOutConfirmedOn: '2026-11-20',
};
const DEPLOYMENT = deploymentWith([VLLM, SAGEMAKER, BEDROCK, BEDROCK_EU], {
  secondOpinion,
  accountSettings: { apiGateway: 'own' },
  ...bearerParts,
});

interface Allowed {
  readonly role: string;
  readonly action: string;
  readonly resource: string;
  readonly condition: string;
}

/** Logical ids without their hashes, so that a role has the name of its construct. */
const nameIn = (value: unknown) => JSON.stringify(value).replace(/[0-9A-F]{8}(?=")/g, '');

/** What the policy of a bucket allows a workload, in place of the policy of its role. test/lib/audit has the services. */
const AT_BUCKETS = Object.values(
  templateOf('foundation', DEPLOYMENT).findResources('AWS::S3::BucketPolicy'),
).flatMap(({ Properties: { PolicyDocument } }) =>
  (PolicyDocument.Statement as Statement[]).flatMap((statement) => {
    const [, name = ''] = /Roles([A-Z][a-zA-Z]+?)[0-9A-F]{8}/.exec(JSON.stringify(statement.Principal)) ?? [];
    return /^(ChainHeads|VllmTask|Sagemaker)$/.test(name) ? [{ role: name, statement }] : [];
  }),
);

const AT_ROLES = (['foundation', 'inference', 'gateway'] as const).flatMap((stack) =>
  Object.values(templateOf(stack, DEPLOYMENT).findResources('AWS::IAM::ManagedPolicy')).flatMap(
    ({ Properties: { Roles = [], PolicyDocument } }) =>
      (Roles as unknown[]).flatMap((role) => {
        const [, name = 'no role'] = /Roles([A-Z][a-zA-Z]+?)[0-9A-F]{8}/.exec(JSON.stringify(role)) ?? [];
        return (PolicyDocument.Statement as Statement[]).map((statement) => ({ role: name, statement }));
      }),
  ),
);

const STATEMENTS = [...AT_ROLES, ...AT_BUCKETS];

const ALLOWED = STATEMENTS.filter(({ statement }) => statement.Effect === 'Allow').flatMap(
  ({ role, statement }): Allowed[] =>
    asList(statement.Action).map((action) => ({
      role,
      action,
      resource: nameIn(statement.Resource),
      condition: nameIn(statement.Condition ?? {}),
    })),
);

const FUNCTION = [
  ['logs:CreateLogStream', /Logs/],
  ['logs:PutLogEvents', /Logs/],
  ['ec2:CreateNetworkInterface', /network-interface\/\*.*security-group\/.*subnet\//],
  ['ec2:AssignPrivateIpAddresses', /network-interface\/\*/],
  ['ec2:UnassignPrivateIpAddresses', /network-interface\/\*/],
  ['ec2:DeleteNetworkInterface', /:\*\/\*/],
  ['ec2:DescribeNetworkInterfaces', /^"\*"$/],
  ['ec2:DescribeSubnets', /^"\*"$/],
  ['sns:Publish', /DeadLetters/],
  ['kms:GenerateDataKey', /KeysData/, /kms:ViaService.*"sns\./],
  ['kms:Decrypt', /KeysData/, /kms:ViaService.*"sns\./],
  ['xray:PutTraceSegments', /^"\*"$/],
  ['xray:PutTelemetryRecords', /^"\*"$/],
] as const;

const LANE = [
  ...FUNCTION,
  ['firehose:PutRecord', /AuditStream/],
  ['kms:GenerateMac', /KeysDigest/, /HMAC_SHA_256/],
  ['kms:Decrypt', /KeysAudit/, /kms:ViaService.*firehose/],
  ['kms:GenerateDataKey', /KeysAudit/, /kms:ViaService.*firehose/],
  ['sagemaker:InvokeEndpointWithResponseStream', /endpoint\/test-middle/],
] as const;

const WEIGHTS = (model: string) =>
  [
    ['s3:ListBucket', /ModelsWeights/],
    ['s3:GetObject', new RegExp(`ModelsWeights.*${model}/\\*`)],
    ['kms:Decrypt', /KeysData/, /kms:ViaService.*"s3\./],
  ] as const;

const PULL = [
  ['ecr:BatchCheckLayerAvailability', /ModelsImages/],
  ['ecr:BatchGetImage', /ModelsImages/],
  ['ecr:GetDownloadUrlForLayer', /ModelsImages/],
  ['ecr:GetAuthorizationToken', /^"\*"$/],
] as const;

type Expected = readonly [action: string, resource: RegExp, condition?: RegExp];

const MAY: Readonly<Record<string, readonly Expected[]>> = {
  OpenLane: [
    ...LANE,
    ['bedrock:InvokeModel', /::foundation-model\/mistral/],
    ['bedrock:InvokeModelWithResponseStream', /::foundation-model\/mistral/],
    ['bedrock:InvokeModel', /inference-profile\/eu\.anthropic/],
    ['bedrock:InvokeModelWithResponseStream', /inference-profile\/eu\.anthropic/],
    ['bedrock:InvokeModel', /eu-west-1::foundation-model\/anthropic/, /InferenceProfileArn/],
    [
      'bedrock:InvokeModelWithResponseStream',
      /eu-west-1::foundation-model\/anthropic/,
      /InferenceProfileArn/,
    ],
    ['bedrock:ApplyGuardrail', /GuardrailArn/],
    ['kms:Decrypt', /KeysData/, /kms:ViaService.*"bedrock\./],
    ['comprehend:ContainsPiiEntities', /^"\*"$/],
  ],
  SealedLane: LANE,
  Authorizer: [
    ...FUNCTION,
    ['dynamodb:GetItem', /CallersApiKeys/],
    ['s3:GetObject', /CallersKeySet.*\/jwks\.json/],
    ['kms:Decrypt', /KeysData/, /kms:ViaService.*dynamodb.*s3\./],
  ],
  ChainHeads: [
    ...FUNCTION,
    ['s3:ListBucket', /AuditRecords/, /s3:prefix.*"decisions\/","heads\/"/],
    ['s3:GetObject', /AuditRecords.*\/decisions\/\*.*AuditRecords.*\/heads\/\*/],
    ['s3:PutObject', /^{"Fn::Join":[^{]*{[^{]*AuditRecords[^{]*\/heads\/\*"\]\]}$/],
    ['kms:Decrypt', /KeysAudit/, /ViaService.*"s3\..*AuditRecords/],
    ['kms:GenerateDataKey', /KeysAudit/, /ViaService.*"s3\..*AuditRecords/],
    ['kms:Sign', /KeysHeads/, /ECDSA_SHA_256.*DIGEST/],
  ],
  VllmInstance: [
    ['ecs:DeregisterContainerInstance', /cluster\/test-vllm/],
    ['ecs:RegisterContainerInstance', /cluster\/test-vllm/],
    ['ecs:SubmitAttachmentStateChanges', /cluster\/test-vllm/],
    ['ecs:SubmitContainerStateChange', /cluster\/test-vllm/],
    ['ecs:SubmitTaskStateChange', /cluster\/test-vllm/],
    ['ecs:UpdateContainerInstancesState', /container-instance\/test-vllm\/\*/],
    ['ecs:Poll', /container-instance\/test-vllm\/\*/],
    ['ecs:StartTelemetrySession', /container-instance\/test-vllm\/\*/],
    ['ecs:DiscoverPollEndpoint', /^"\*"$/],
  ],
  VllmExecution: [...PULL, ['logs:CreateLogStream', /LogsVllm/], ['logs:PutLogEvents', /LogsVllm/]],
  VllmTask: [...WEIGHTS('small'), ['s3:ListBucketVersions', /ModelsWeights/]],
  Sagemaker: [
    ...PULL,
    ...WEIGHTS('middle'),
    ['logs:CreateLogStream', /LogsSagemakermiddle/],
    ['logs:DescribeLogStreams', /LogsSagemakermiddle/],
    ['logs:PutLogEvents', /LogsSagemakermiddle/],
    ['cloudwatch:PutMetricData', /^"\*"$/, /cloudwatch:namespace/],
    ['ec2:CreateNetworkInterface', /network-interface\/\*.*security-group\/.*sagemaker.*subnet\//],
    ['ec2:CreateNetworkInterfacePermission', /network-interface\/\*/],
    ['ec2:DeleteNetworkInterface', /network-interface\/\*/],
    ['ec2:DeleteNetworkInterfacePermission', /network-interface\/\*/],
    ['ec2:DescribeDhcpOptions', /^"\*"$/],
    ['ec2:DescribeNetworkInterfaces', /^"\*"$/],
    ['ec2:DescribeSecurityGroups', /^"\*"$/],
    ['ec2:DescribeSubnets', /^"\*"$/],
    ['ec2:DescribeVpcs', /^"\*"$/],
  ],
  Delivery: [
    ['kms:Decrypt', /KeysAudit/, /ViaService.*"s3\..*AuditLanding/],
    ['kms:GenerateDataKey', /KeysAudit/, /ViaService.*"s3\..*AuditLanding/],
    ['logs:PutLogEvents', /LogsDeliveryErrors/],
  ],
  Replication: [
    ['kms:Decrypt', /KeysAudit/, /ViaService.*"s3\..*AuditLanding/],
    ['kms:Encrypt', /KeysAudit/, /ViaService.*"s3\..*AuditRecords/],
    ['kms:GenerateDataKey', /KeysAudit/, /ViaService.*"s3\..*AuditRecords/],
  ],
  FlowLogs: [
    ['logs:CreateLogStream', /LogsFlowLogs/],
    ['logs:DescribeLogStreams', /LogsFlowLogs/],
    ['logs:PutLogEvents', /LogsFlowLogs/],
  ],
  ApiLogging: [
    'logs:CreateLogGroup',
    'logs:CreateLogStream',
    'logs:DescribeLogGroups',
    'logs:DescribeLogStreams',
    'logs:FilterLogEvents',
    'logs:GetLogEvents',
    'logs:PutLogEvents',
  ].map((action) => [action, /^"\*"$/] as const),
};

const says =
  (role: string, [action, resource, condition = /^{}$/]: Expected) =>
  (one: Allowed) =>
    one.role === role &&
    one.action === action &&
    resource.test(one.resource) &&
    condition.test(one.condition);

const EXPECTED = Object.entries(MAY).flatMap(([role, rows]) =>
  rows.map((row) => ({ role, row, action: row[0], on: row[1].source })),
);

test.each(EXPECTED)('$role may $action on $on', ({ role, row }) => {
  expect(ALLOWED.filter(says(role, row))).not.toEqual([]);
});

test.each(Object.keys(MAY))('%s may nothing else', (role) => {
  const more = ALLOWED.filter((one) => one.role === role && !MAY[role]?.some((row) => says(role, row)(one)));
  expect(more).toEqual([]);
});

test('no other role has a policy', () => {
  expect([...new Set(ALLOWED.map(({ role }) => role))].sort()).toEqual(Object.keys(MAY).sort());
});

const NEVER = [
  ...[
    'OpenLane',
    'SealedLane',
    'Authorizer',
    'ChainHeads',
    'VllmInstance',
    'VllmExecution',
    'VllmTask',
  ].flatMap((role) =>
    ['bedrock', 'bedrock-mantle'].map((service) => [role, `${service}:CallWithBearerToken`] as const),
  ),
  ['SealedLane', 'bedrock:*'],
  ['SealedLane', 'bedrock-mantle:*'],
] as const;

test.each(NEVER)('%s is denied %s, whatever a later policy allows', (role, action) => {
  const denied = STATEMENTS.filter(
    ({ role: name, statement }) =>
      name === role && statement.Effect === 'Deny' && !statement.Condition && statement.Resource === '*',
  );
  expect(denied.flatMap(({ statement }) => asList(statement.Action))).toContain(action);
});

const BY_CODE = [
  'ec2:AssignPrivateIpAddresses',
  'ec2:CreateNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:UnassignPrivateIpAddresses',
];

test.each(
  ['OpenLane', 'SealedLane', 'Authorizer'].flatMap((role) =>
    BY_CODE.map((action) => [role, action] as const),
  ),
)('the code of %s is denied %s, which only Lambda may do', (role, action) => {
  const denied = STATEMENTS.filter(
    ({ role: name, statement }) =>
      name === role &&
      statement.Effect === 'Deny' &&
      JSON.stringify(statement.Condition ?? {}).includes('"lambda:SourceFunctionArn":"arn:aws:lambda:'),
  );
  expect(denied.flatMap(({ statement }) => asList(statement.Action))).toContain(action);
});
