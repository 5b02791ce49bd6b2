import { Aws, aws_iam as iam, aws_kms as kms, aws_s3 as s3 } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { LandingBucket } from '../../../lib/audit/landing-bucket';
import { templateOf } from '../security/fixture';

const landingIn = (region: string) =>
  templateOf((stack) => {
    const key = new kms.Key(stack, 'Key');
    const role = iam.Role.fromRoleArn(stack, 'Role', `arn:${Aws.PARTITION}:iam::${stack.account}:role/any`);
    new LandingBucket(stack, 'Landing', {
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
