import { Match, type Template } from 'aws-cdk-lib/assertions';
import { AccessLogBucket } from '../../../lib/audit/access-log-bucket';
import { AuditTrail } from '../../../lib/audit/audit-trail';
import { LogGroups } from '../../../lib/audit/log-groups';
import type { Deployment } from '../../../lib/config/deployment';
import { planOf } from '../../../lib/plan/plan';
import { EncryptionKeys } from '../../../lib/security/keys';
import { WorkloadRoles } from '../../../lib/security/workload-roles';
import { fixtureDeployment } from '../../fixture-deployments';
import { asList, type Statement, statement, statementsOf, templateOf } from '../security/fixture';

function trail(objectLock: Deployment['audit']['objectLock'], custodians: string[] = []): Template {
  return templateOf((stack) => {
    const plan = planOf({ ...fixtureDeployment('starter'), audit: { objectLock, custodians } });
    const keys = new EncryptionKeys(stack, 'Keys', { plan });
    const roles = new WorkloadRoles(stack, 'Roles', { plan });
    new AuditTrail(stack, 'Audit', {
      plan,
      key: keys.audit,
      roles,
      headsKey: keys.heads,
      accessLogs: new AccessLogBucket(stack, 'AccessLogs', { retentionDays: 30, loadBalanced: true }),
      deliveryErrors: new LogGroups(stack, 'Logs', { plan, key: keys.data }).deliveryErrors,
    });
  });
}
const template = trail({ mode: 'governance', days: 1 });

const bucketPolicy = (id: string): readonly Statement[] =>
  statementsOf(template, 'AWS::S3::BucketPolicy', 'PolicyDocument').filter((one) =>
    JSON.stringify(one).includes(`"Audit${id}`),
  );

test('records are locked in the mode and for the days of the deployment', () => {
  const locked = (mode: string, days: number) => ({
    ObjectLockEnabled: true,
    ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: mode, Days: days } } },
  });
  template.hasResourceProperties('AWS::S3::Bucket', locked('GOVERNANCE', 1));
  trail({ mode: 'compliance', days: 3653 }).hasResourceProperties(
    'AWS::S3::Bucket',
    locked('COMPLIANCE', 3653),
  );
});

test('Firehose delivers gzipped lines into the bucket that replicates into the locked one', () => {
  template.hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
    DeliveryStreamType: 'DirectPut',
    DeliveryStreamEncryptionConfigurationInput: Match.objectLike({ KeyType: 'CUSTOMER_MANAGED_CMK' }),
    ExtendedS3DestinationConfiguration: Match.objectLike({
      BucketARN: { 'Fn::GetAtt': [Match.stringLikeRegexp('^AuditLanding'), 'Arn'] },
      CompressionFormat: 'GZIP',
      Prefix: 'decisions/!{timestamp:yyyy/MM/dd/HH}/',
    }),
  });
  template.hasResourceProperties('AWS::S3::Bucket', {
    ReplicationConfiguration: {
      Rules: [
        Match.objectLike({
          Status: 'Enabled',
          Destination: Match.objectLike({
            Bucket: { 'Fn::GetAtt': [Match.stringLikeRegexp('^AuditRecords'), 'Arn'] },
            Metrics: Match.objectLike({ Status: 'Enabled' }),
          }),
          DeleteMarkerReplication: { Status: 'Disabled' },
        }),
      ],
    },
  });
});

test('only Firehose may write into the landing bucket', () => {
  const statements = bucketPolicy('Landing');
  expect(statement(statements, 'NobodyElseWrites')).toMatchObject({
    Effect: 'Deny',
    Principal: { AWS: '*' },
  });
  expect(JSON.stringify(statement(statements, 'NobodyElseWrites').Condition)).toContain('RolesDelivery');
});

test('records arrive by replication only, and replication deletes nothing', () => {
  const statements = bucketPolicy('Records');
  expect(statement(statements, 'NobodyElseWrites')).toMatchObject({
    Effect: 'Deny',
    Action: expect.arrayContaining(['s3:DeleteObject', 's3:ReplicateDelete']),
  });
  const replicates = asList(statement(statements, 'ReplicationWrites').Action);
  expect(replicates).toEqual(['s3:ReplicateObject', 's3:ReplicateTags']);
});

describe('objects that are put into the records bucket', () => {
  const denial = (sid: string) => statement(bucketPolicy('Records'), sid);
  const denied = { Effect: 'Deny', Principal: { AWS: '*' }, Action: 's3:PutObject' };
  const statements = { 'Fn::Join': ['', [expect.anything(), '/heads/*']] };

  test('are statements: nothing else is put, by any principal', () => {
    const { Condition, ...rest } = denial('NobodyPutsRecords');
    expect(rest).toMatchObject({ ...denied, NotResource: statements });
    expect(Condition).toBeUndefined();
  });

  test('are put by the signer alone', () => {
    const { Condition, ...rest } = denial('OnlySignerPutsStatements');
    expect(rest).toMatchObject({ ...denied, Resource: statements });
    expect(JSON.stringify(Condition)).toMatch(
      /^{"ArnNotEquals":{"aws:PrincipalArn":\[{[^}]*RolesChainHeads[^}]*}\]}}$/,
    );
  });

  test('replace no object', () => {
    expect(denial('StatementsAreCreatedOnce')).toMatchObject({
      ...denied,
      Resource: statements,
      Condition: { Null: { 's3:if-none-match': 'true' } },
    });
  });

  test('are not replicas', () => {
    const { Condition, ...rest } = denial('NobodyReplicatesStatements');
    expect(rest).toMatchObject({
      Effect: 'Deny',
      Action: ['s3:ReplicateObject', 's3:ReplicateTags'],
      Resource: statements,
    });
    expect(Condition).toBeUndefined();
  });
});

test('nothing expires a record', () => {
  const [records] = Object.entries(template.findResources('AWS::S3::Bucket')).filter(([id]) =>
    /^AuditRecords/.test(id),
  );
  expect(JSON.stringify(records?.[1].Properties.LifecycleConfiguration)).not.toContain('Expiration');
});

test('the stream is created after the permissions that it needs', () => {
  template.hasResource('AWS::KinesisFirehose::DeliveryStream', {
    DependsOn: Match.arrayWith([Match.stringLikeRegexp('^AuditDeliveryPolicy')]),
  });
});
