import { AccessLogBucket } from '../../../lib/audit/access-log-bucket';
import { ACCOUNT, statement, statementsOf, templateOf } from '../security/fixture';

const template = templateOf((stack) => {
  new AccessLogBucket(stack, 'AccessLogs', { retentionDays: 30 });
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
