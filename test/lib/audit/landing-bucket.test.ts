import { Aws, aws_iam as iam, aws_kms as kms, aws_s3 as s3 } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { LandingBucket } from '../../../lib/audit/landing-bucket';
import type { Deployment } from '../../../lib/config/deployment';
import { templateOf } from '../security/fixture';

type LogArchive = Deployment['imports']['logArchive'];

const landingIn = (region: string, logArchive?: LogArchive) =>
  templateOf((stack) => {
    const key = new kms.Key(stack, 'Key');
    const role = iam.Role.fromRoleArn(stack, 'Role', `arn:${Aws.PARTITION}:iam::${stack.account}:role/any`);
    new LandingBucket(stack, 'Landing', {
      deployment: {
        account: stack.account,
        region,
        imports: { endpoints: [], keys: {}, logArchive },
      },
      key,
      accessLogs: new s3.Bucket(stack, 'AccessLogs'),
      deliveryRole: role,
      replicationRole: role,
      records: new s3.Bucket(stack, 'Records'),
    });
  }, region);

const destination = (properties: object) => ({
  ReplicationConfiguration: Match.objectLike({
    Rules: [Match.objectLike({ Destination: Match.objectLike(properties) })],
  }),
});

test('S3 accepts the replication rule: a rule with a filter has a priority and says what happens to delete markers', () => {
  landingIn('eu-central-1').hasResourceProperties('AWS::S3::Bucket', {
    ReplicationConfiguration: Match.objectLike({
      Rules: [
        Match.objectLike({
          Filter: Match.anyValue(),
          Priority: 0,
          DeleteMarkerReplication: { Status: 'Disabled' },
        }),
      ],
    }),
  });
});

test('replication takes at most fifteen minutes in regions with replication time control', () => {
  landingIn('eu-central-1').hasResourceProperties(
    'AWS::S3::Bucket',
    destination({
      ReplicationTime: { Status: 'Enabled', Time: { Minutes: 15 } },
      Metrics: { Status: 'Enabled', EventThreshold: { Minutes: 15 } },
    }),
  );
});

test('in GovCloud, without replication time control, replication still has metrics and the bucket can be created', () => {
  landingIn('us-gov-west-1').hasResourceProperties(
    'AWS::S3::Bucket',
    destination({
      ReplicationTime: Match.absent(),
      // S3 refuses a threshold without replication time control.
      Metrics: { Status: 'Enabled', EventThreshold: Match.absent() },
    }),
  );
});

const ARCHIVE = {
  account: '444455556666',
  bucket: 'bank-log-archive',
  keyArn: 'arn:aws:kms:eu-central-1:444455556666:key/0e1b6a4c-3f52-4d0e-9a77-5f1c2d3e4b5a',
  vouchedBy: { name: 'log archive team', on: '2026-11-09' },
};

const archiveRuleOf = (archive: LogArchive) =>
  Object.values(landingIn('eu-central-1', archive).findResources('AWS::S3::Bucket'))
    .flatMap(({ Properties = {} }) => Properties.ReplicationConfiguration?.Rules ?? [])
    .find(({ Id }) => Id === 'archive');

test('a named log archive gets a second copy of each record, under its own key and in its ownership', () => {
  expect(archiveRuleOf(ARCHIVE)).toMatchObject({
    Status: 'Enabled',
    Priority: 1,
    DeleteMarkerReplication: { Status: 'Disabled' },
    Destination: {
      Account: '444455556666',
      AccessControlTranslation: { Owner: 'Destination' },
      Bucket: 'arn:aws:s3:::bank-log-archive',
      EncryptionConfiguration: { ReplicaKmsKeyID: ARCHIVE.keyArn },
    },
  });
});

test('without a log archive, records are in the locked bucket alone', () => {
  expect(archiveRuleOf(undefined)).toBeUndefined();
});
