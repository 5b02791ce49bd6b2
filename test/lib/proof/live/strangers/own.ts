import type { AccountIdentity } from '../../../../../lib/proof/live/strangers/account-identity';
import { livePolicy } from '../../../../../lib/proof/live/strangers/live-policy';
import type { Own } from '../../../../../lib/proof/live/strangers/own-things';
import { fixtureDeployment } from '../../../../fixture-deployments';

/** A deployment of every kind of model, with publishers. */
export const deployment = fixtureDeployment('eu-central-1');
export const { account: ACCOUNT, region: REGION } = deployment;

export const iam = (path: string) => `arn:aws:iam::${ACCOUNT}:${path}`;

const thing = (type: string, id: string, logicalId = id) => ({
  stack: `${deployment.name}-foundation`,
  logicalId,
  type: `AWS::${type}`,
  id,
});

const BALANCED = {
  listener: 'Listener',
  'listener-rule': 'ListenerRule',
  targetgroup: 'TargetGroup',
  loadbalancer: 'LoadBalancer',
};

/** One thing of each kind that strangers must not touch. */
export const own: Own = {
  deployment,
  things: [
    thing('IAM::Role', 'open-lane'),
    thing('IAM::ManagedPolicy', iam('policy/open-lane')),
    thing('Lambda::Function', 'router'),
    thing('S3::Bucket', 'records', 'AuditRecords0123'),
    thing('S3::Bucket', 'weights', 'ModelsWeights0123'),
    thing('KMS::Key', 'k1'),
    thing('SageMaker::Endpoint', `arn:aws:sagemaker:${REGION}:${ACCOUNT}:endpoint/e1`),
    thing('ECR::Repository', 'serving'),
    thing('DynamoDB::Table', 'api-keys'),
    thing('KinesisFirehose::DeliveryStream', 'stream'),
    thing('EC2::SecurityGroup', 'sg-1'),
    thing('EC2::VPCEndpoint', 'vpce-1'),
    thing('EC2::RouteTable', 'rtb-1'),
    thing('ECS::Service', `arn:aws:ecs:${REGION}:${ACCOUNT}:service/c/s`),
    thing('ECS::Cluster', 'c'),
    thing('ApiGateway::RestApi', 'a1b2c3'),
    thing('WAFv2::WebACL', 'firewall|1234|REGIONAL'),
    thing('EC2::VPC', 'vpc-1'),
    thing('EC2::LaunchTemplate', 'lt-1'),
    thing('AutoScaling::AutoScalingGroup', 'gpu'),
    thing('Route53::HostedZone', 'Z1'),
    thing('Route53Resolver::FirewallRuleGroup', 'rslvr-frg-1'),
    thing('Route53Resolver::FirewallDomainList', 'rslvr-fdl-1'),
    thing('Route53Resolver::FirewallRuleGroupAssociation', 'rslvr-frgassoc-1'),
    ...(['listener', 'listener-rule', 'targetgroup', 'loadbalancer'] as const).map((kind) =>
      thing(
        `ElasticLoadBalancingV2::${BALANCED[kind]}`,
        `arn:aws:elasticloadbalancing:${REGION}:${ACCOUNT}:${kind}/x`,
      ),
    ),
  ],
};

export const KEY = `arn:aws:kms:${REGION}:${ACCOUNT}:key/k1`;
export const RECORDS = 'arn:aws:s3:::records';

export const document = (...Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });

/** A key policy that leaves everything to IAM. */
export const LEFT_TO_IAM = livePolicy(
  document({ Effect: 'Allow', Principal: { AWS: iam('root') }, Action: 'kms:*', Resource: '*' }),
  'resource',
  'key',
);

const trusting = (principal: object) =>
  livePolicy(document({ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }), 'trust', 'trust');

/** A role with an inline policy of these statements. */
export const role = (name: string, ...statements: readonly object[]): AccountIdentity => ({
  kind: 'role',
  name,
  arn: iam(`role/${name}`),
  path: '/',
  policies:
    statements.length === 0
      ? []
      : [{ name: 'inline policy p', statements: livePolicy(document(...statements), 'identity', 'p') }],
  trust: trusting({ Service: 'ec2.amazonaws.com' }),
  tags: {},
});

export const OPEN_LANE: AccountIdentity = {
  ...role('open-lane', { Effect: 'Allow', Action: '*', Resource: '*' }),
  trust: trusting({ Service: 'lambda.amazonaws.com' }),
};

/** The role of the bootstrap that starts deploys: each principal of the account that IAM lets may assume it. */
export const DEPLOYS: AccountIdentity = {
  ...role(`cdk-hnb659fds-deploy-role-${ACCOUNT}-${REGION}`, { Effect: 'Allow', Action: '*', Resource: '*' }),
  trust: trusting({ AWS: iam('root') }),
};
