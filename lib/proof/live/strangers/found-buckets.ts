import type { Claim } from '../../claim';
import { bucketArn, idsOf, type Own } from './own-things';
import { strangersClaim } from './strangers-claim';
import type { Unread } from './unread';

/** Where a bucket sends what is in it, or tells of it. */
export interface FoundBucket {
  readonly name: string;
  /** ARNs of the buckets that get copies. */
  readonly replicas: readonly string[];
  /** Topics, queues, functions, or `EventBridge`. */
  readonly notified: readonly string[];
  /** Buckets that get lists of the objects. */
  readonly inventories: readonly string[];
}

/** Copies go where the deployment file says, and nothing else learns what the buckets have. */
export function bucketsClaim(own: Own, buckets: readonly FoundBucket[], unread: readonly Unread[]): Claim {
  const { deployment } = own;
  const { logArchive: archive } = deployment.imports;
  const places = [
    ...idsOf(own, 'AWS::S3::Bucket').map((name) => bucketArn(deployment, name)),
    ...(archive ? [bucketArn(deployment, archive.bucket)] : []),
  ];
  const strangers = buckets.flatMap(({ name, replicas, notified, inventories }) => [
    ...replicas.filter((to) => !places.includes(to)).map((to) => `replication of bucket ${name} to ${to}`),
    ...notified.map((to) => `notification of bucket ${name} to ${to}`),
    ...inventories.map((to) => `inventory of bucket ${name} to ${to}`),
  ]);
  return strangersClaim(
    'live.buckets',
    'no bucket is copied, listed or announced anywhere that the deployment file does not name',
    strangers,
    unread,
    buckets.map(({ name }) => name),
  );
}
