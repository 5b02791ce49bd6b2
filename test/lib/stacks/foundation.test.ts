import { Match, Template } from 'aws-cdk-lib/assertions';
import { createApp } from '../../../lib/assembly/app';
import type { Deployment } from '../../../lib/config/deployment';
import { planOf } from '../../../lib/plan/plan';
import { FoundationStack } from '../../../lib/stacks/foundation';
import { fixtureDeployment } from '../../fixture-deployments';
import { asList, type Statement, statement, statementsOf } from '../security/fixture';

function foundation(deployment: Deployment): { stack: FoundationStack; template: Template } {
  const stack = new FoundationStack(createApp({ bundling: false }), { plan: planOf(deployment) });
  return { stack, template: Template.fromStack(stack) };
}
const { stack, template } = foundation(fixtureDeployment('sandbox'));
const policies = statementsOf(template, 'AWS::IAM::ManagedPolicy', 'PolicyDocument');
const policy = (logicalId: RegExp): readonly Statement[] =>
  Object.entries(template.findResources('AWS::IAM::ManagedPolicy')).flatMap(([id, { Properties }]) =>
    logicalId.test(id) ? Properties.PolicyDocument.Statement : [],
  );

test('offers each lane as one identity: role, security group, log group', () => {
  expect(Object.keys(stack.lanes)).toEqual(['open', 'sealed']);
  expect(Object.keys(foundation(fixtureDeployment('starter')).stack.lanes)).toEqual(['open']);
});

test('a hosted-only deployment has no weights, images or GPU identity', () => {
  const { stack: starter } = foundation(fixtureDeployment('starter'));
  expect([starter.weights, starter.images, starter.keys.volumes]).toEqual(Array(3).fill(undefined));
  const parts = [...Object.keys(starter.hosts.roles), ...Object.keys(starter.hosts.securityGroups)];
  expect(parts.filter((name) => /vllm|sagemaker/.test(name))).toEqual([]);
});

test('cannot be deleted by mistake', () => {
  expect(stack.terminationProtection).toBe(true);
});

test('synthesizes in its own zones without a look-up in an account', () => {
  template.hasResourceProperties('AWS::EC2::Subnet', { AvailabilityZone: 'us-east-1a' });
  template.hasResourceProperties('AWS::EC2::Subnet', { AvailabilityZone: 'us-east-1b' });
});

test.each(['OpenLane', 'SealedLane'])(
  'the code of %s cannot change the network, although Lambda can',
  (lane) => {
    const statements = policy(new RegExp(`Policies${lane}`));
    const place = statement(statements, 'PlaceInSubnets');
    const manage = statement(statements, 'ManageInterfaces');
    const remove = statement(statements, 'DeleteInterfaces');
    const denied = statement(statements, 'CodeNeverTouchesTheNetwork');
    expect(asList(denied.Action)).toEqual(
      expect.arrayContaining([...asList(place.Action), ...asList(manage.Action), ...asList(remove.Action)]),
    );
    expect(denied.Condition).toEqual({
      ArnLike: { 'lambda:SourceFunctionArn': 'arn:aws:lambda:us-east-1:111122223333:function:*' },
    });
  },
);

test.each(['OpenLane', 'SealedLane'])(
  'I8: Firehose takes the records of %s: its role may use the stream’s key through Firehose only',
  (lane) => {
    const encrypt = statement(policy(new RegExp(`Policies${lane}`)), 'EncryptRecords');
    expect(encrypt.Action).toEqual(['kms:Decrypt', 'kms:GenerateDataKey']);
    expect(JSON.stringify(encrypt.Resource)).toContain('KeysAudit');
    expect(JSON.stringify(encrypt.Condition)).toMatch(
      /^{"StringEquals":{"kms:ViaService":.*firehose\.us-east-1\./,
    );
  },
);

test('Lambda can create the functions: their roles may delete network interfaces with the resource that it checks', () => {
  const remove = statement(policy(/PoliciesOpenLane/), 'DeleteInterfaces');
  expect(remove).toMatchObject({
    Action: 'ec2:DeleteNetworkInterface',
    Resource: 'arn:aws:ec2:us-east-1:111122223333:*/*',
  });
});

test('a lane is placed in the subnets of this VPC with its own security group', () => {
  const resources = JSON.stringify(statement(policy(/PoliciesSealedLane/), 'PlaceInSubnets').Resource);
  expect(resources).toContain('isolatedSubnet1');
  expect(resources).toContain('sealedlane');
  expect(resources).not.toContain('openlane');
});

test('the vLLM container lists and decrypts its weights, and nothing else in the account', () => {
  const allowed = policy(/PoliciesVllmTask/).filter(({ Effect }) => Effect === 'Allow');
  // The policy of the bucket lets it read them.
  expect(allowed.flatMap(({ Action }) => asList(Action))).toEqual([
    's3:ListBucket',
    'kms:Decrypt',
    's3:ListBucketVersions',
  ]);
});

test('a GPU instance reports to its own cluster', () => {
  const resource = statement(policy(/PoliciesVllmInstance/), 'ReportToCluster').Resource;
  expect(resource).toBe('arn:aws:ecs:us-east-1:111122223333:cluster/sandbox-vllm');
});

test('only actions that support no resource are allowed on every resource', () => {
  const everywhere = policies
    .filter(({ Effect, Resource }) => Effect === 'Allow' && Resource === '*')
    .flatMap(({ Action }) => asList(Action));
  expect([...new Set(everywhere)].sort()).toEqual([
    'cloudwatch:PutMetricData',
    'ec2:DescribeDhcpOptions',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DescribeSecurityGroups',
    'ec2:DescribeSubnets',
    'ec2:DescribeVpcs',
    'ecr:GetAuthorizationToken',
    'ecs:DiscoverPollEndpoint',
  ]);
});

test('no policy has a wildcard action', () => {
  const actions = policies.filter(({ Effect }) => Effect === 'Allow').flatMap(({ Action }) => asList(Action));
  expect(actions.filter((action) => action.includes('*'))).toEqual([]);
});

test('image tags never move, and images are scanned when pushed', () => {
  template.hasResourceProperties('AWS::ECR::Repository', {
    ImageTagMutability: 'IMMUTABLE',
    ImageScanningConfiguration: { ScanOnPush: true },
  });
});

test('has outputs for records, weights and images', () => {
  for (const output of ['AuditBucket', 'WeightsBucket', 'ImagesRepositoryUri', 'ApiEndpointId']) {
    template.hasOutput(output, Match.anyValue());
  }
});
