import { AccessLogBucket } from '../../../lib/audit/access-log-bucket';
import { templateOf as foundationOf } from '../gateway/stacks';
import { BEDROCK, deploymentWith, SAGEMAKER, VLLM } from '../network/fixture';
import { ACCOUNT, statement, statementsOf, templateOf } from '../security/fixture';

const template = templateOf((stack) => {
  new AccessLogBucket(stack, 'AccessLogs', { retentionDays: 30, loadBalanced: true });
});
const writes = statement(
  statementsOf(template, 'AWS::S3::BucketPolicy', 'PolicyDocument'),
  'LoadBalancersWrite',
);

test('a load balancer can be created: its test write has no source, so the policy requires none', () => {
  expect(writes.Principal).toEqual({ Service: 'logdelivery.elasticloadbalancing.amazonaws.com' });
  expect(writes.Condition).toBeUndefined();
});

test('only load balancers of this account may write logs', () => {
  expect(JSON.stringify(writes.Resource)).toContain(`/load-balancers/AWSLogs/${ACCOUNT}/*`);
});

test('without a load balancer, no load balancer may write', () => {
  const without = templateOf((stack) => {
    new AccessLogBucket(stack, 'AccessLogs', { retentionDays: 30, loadBalanced: false });
  });
  const sids = statementsOf(without, 'AWS::S3::BucketPolicy', 'PolicyDocument').map(({ Sid }) => Sid);
  expect(sids).not.toContain('LoadBalancersWrite');
});

test.each([
  ['a vllm model', VLLM, 1],
  ['a SageMaker model', SAGEMAKER, 0],
  ['a Bedrock model', BEDROCK, 0],
])('load balancers may write in a deployment with %s: %#', (_words, model, expected) => {
  const foundation = foundationOf('foundation', deploymentWith([model]));
  const writing = statementsOf(foundation, 'AWS::S3::BucketPolicy', 'PolicyDocument').filter(
    ({ Sid }) => Sid === 'LoadBalancersWrite',
  );
  expect(writing).toHaveLength(expected);
});
