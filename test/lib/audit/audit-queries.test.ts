import { Match } from 'aws-cdk-lib/assertions';
import { AccessLogBucket } from '../../../lib/audit/access-log-bucket';
import { AuditQueries } from '../../../lib/audit/audit-queries';
import { recordColumns } from '../../../lib/audit/record-columns';
import { planOf } from '../../../lib/plan/plan';
import { EncryptionKeys } from '../../../lib/security/keys';
import { PrivateBucket } from '../../../lib/security/private-bucket';
import { fixtureDeployment } from '../../fixture-deployments';
import { statementsOf, templateOf } from '../security/fixture';

const template = templateOf((stack) => {
  const deployment = { ...fixtureDeployment('starter'), name: 'eu-central-1' };
  const { audit: key, heads: headsKey } = new EncryptionKeys(stack, 'Keys', { plan: planOf(deployment) });
  const accessLogs = new AccessLogBucket(stack, 'AccessLogs', { retentionDays: 30, loadBalanced: true });
  const records = new PrivateBucket(stack, 'Records', { key, accessLogs, accessLogPrefix: 'records/' });
  new AuditQueries(stack, 'Queries', { deployment, records, key, headsKey, accessLogs });
});

test('the records are a table whose hours are computed from the names of the objects', () => {
  template.hasResourceProperties('AWS::Glue::Table', {
    TableInput: Match.objectLike({
      Name: 'records',
      PartitionKeys: [Match.objectLike({ Name: 'arrived' })],
      Parameters: Match.objectLike({
        'projection.enabled': 'true',
        'projection.arrived.format': 'yyyy/MM/dd/HH',
        'projection.arrived.interval.unit': 'HOURS',
        'storage.location.template': {
          'Fn::Join': ['', ['s3://', { Ref: Match.anyValue() }, `/decisions/\${arrived}/`]],
        },
      }),
      StorageDescriptor: Match.objectLike({
        Columns: recordColumns().map(({ name, type }) => Match.objectLike({ Name: name, Type: type })),
      }),
    }),
  });
});

test('queries need no quotes around the name of the database', () => {
  template.hasResourceProperties('AWS::Glue::Database', { DatabaseInput: { Name: 'eu_central_1_audit' } });
});

test('I6: whatever the client sets, results are in our bucket, encrypted with our key, and every query has a read limit', () => {
  template.hasResourceProperties('AWS::Athena::WorkGroup', {
    WorkGroupConfiguration: Match.objectLike({
      EnforceWorkGroupConfiguration: true,
      BytesScannedCutoffPerQuery: Match.anyValue(),
      ResultConfiguration: Match.objectLike({
        ExpectedBucketOwner: '111122223333',
        EncryptionConfiguration: Match.objectLike({ EncryptionOption: 'SSE_KMS' }),
      }),
    }),
  });
});

test('results expire after a week, old versions too', () => {
  template.hasResourceProperties('AWS::S3::Bucket', {
    LifecycleConfiguration: {
      Rules: Match.arrayWith([
        Match.objectLike({ ExpirationInDays: 7, NoncurrentVersionExpiration: { NoncurrentDays: 1 } }),
      ]),
    },
  });
});

test('every saved query is in the workgroup and names its database', () => {
  const queries = Object.values(template.findResources('AWS::Athena::NamedQuery'));
  expect(queries).toHaveLength(6);
  for (const { Properties } of queries)
    expect(Properties).toMatchObject({
      WorkGroup: { Ref: expect.stringContaining('Workgroup') },
      Database: { Ref: expect.stringContaining('Database') },
    });
});

test('an auditor may write query results only, and no role has the policy at first', () => {
  const statements = statementsOf(template, 'AWS::IAM::ManagedPolicy', 'PolicyDocument');
  const writes = statements.filter(({ Action }) => JSON.stringify(Action).includes('Put'));
  expect(writes.map(({ Sid }) => Sid)).toEqual(['KeepAnswers']);
  template.hasResourceProperties('AWS::IAM::ManagedPolicy', { Roles: Match.absent(), Users: Match.absent() });
});
