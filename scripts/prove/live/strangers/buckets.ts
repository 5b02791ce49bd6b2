import {
  GetBucketNotificationConfigurationCommand,
  GetBucketReplicationCommand,
  type InventoryConfiguration,
  ListBucketInventoryConfigurationsCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { Claim } from '../../../../lib/proof/claim';
import { bucketsClaim, type FoundBucket } from '../../../../lib/proof/live/strangers/found-buckets';
import { idsOf, type Own } from '../../../../lib/proof/live/strangers/own-things';
import type { Account } from '../../../account/account';
import { unlessAbsent } from '../../../account/unless-absent';
import { atEach } from './or-unread';

/** Looks where the buckets of the deployment send copies, lists and notices. */
export async function strangersAtBuckets(own: Own, { s3 }: Pick<Account, 's3'>): Promise<Claim> {
  const names = idsOf(own, 'AWS::S3::Bucket');
  const { read, unread } = await atEach(names, 'buckets', 'what the bucket sends, and where', (name) =>
    bucketOf(name, s3),
  );
  return bucketsClaim(own, read, unread);
}

async function bucketOf(Bucket: string, s3: S3Client): Promise<FoundBucket> {
  const [replication, notification, inventories] = await Promise.all([
    unlessAbsent(
      s3.send(new GetBucketReplicationCommand({ Bucket })),
      'ReplicationConfigurationNotFoundError',
    ),
    s3.send(new GetBucketNotificationConfigurationCommand({ Bucket })),
    inventoriesOf(Bucket, s3),
  ]);
  const {
    TopicConfigurations = [],
    QueueConfigurations = [],
    LambdaFunctionConfigurations = [],
    EventBridgeConfiguration,
  } = notification;
  return {
    name: Bucket,
    replicas: (replication?.ReplicationConfiguration?.Rules ?? []).flatMap(
      ({ Destination }) => Destination?.Bucket ?? [],
    ),
    notified: [
      ...TopicConfigurations.flatMap(({ TopicArn }) => TopicArn ?? []),
      ...QueueConfigurations.flatMap(({ QueueArn }) => QueueArn ?? []),
      ...LambdaFunctionConfigurations.flatMap(({ LambdaFunctionArn }) => LambdaFunctionArn ?? []),
      ...(EventBridgeConfiguration ? ['EventBridge'] : []),
    ],
    inventories: inventories.flatMap(({ Destination }) => Destination?.S3BucketDestination?.Bucket ?? []),
  };
}

async function inventoriesOf(Bucket: string, s3: S3Client): Promise<readonly InventoryConfiguration[]> {
  const found: InventoryConfiguration[] = [];
  let ContinuationToken: string | undefined;
  do {
    const page = await s3.send(new ListBucketInventoryConfigurationsCommand({ Bucket, ContinuationToken }));
    found.push(...(page.InventoryConfigurationList ?? []));
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken !== undefined);
  return found;
}
