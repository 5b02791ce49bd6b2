import type { Area } from '../area';
import { apiKeysTable } from './api-keys-table';
import { bucketPolicies } from './bucket-policies';
import { buckets } from './buckets';
import { imageRepository } from './image-repository';
import { logGroups } from './log-groups';
import { metricFilters } from './metric-filters';
import { queries } from './queries';
import { recordStream } from './record-stream';
import { recordsTable } from './records-table';

/** Everything that keeps data: buckets, the record stream, tables, the image repository, and logs. */
export const storage: Area = {
  claims: {
    'I6.at-rest':
      'what is stored is encrypted with a key of this deployment; only the access logs have a key of S3, which their writers require',
    'I7.logs':
      'each log has a log group of this deployment, with its key and its retention, and a metric filter counts lines without text of them',
    'I8.record-stream':
      'the record stream delivers every record unchanged into the landing bucket, and nowhere else',
    'I8.records-replication':
      'S3 replicates every landed record into the records bucket; until then only Firehose may write it, and nobody may delete it',
    'I8.records-lock':
      'every record is locked from its arrival, in the mode and for the days of the deployment, and arrives by replication alone; only the signer adds statements, each once; only custodians and deploys change what guards them',
    'I8.records-queries':
      'auditors query the locked records themselves, and results stay in an encrypted bucket of this deployment for a week',
    'storage.access-logs': 'every bucket but the access logs’ own logs each request to the access log bucket',
    'storage.artifacts':
      'weights, images, API keys and the issuer’s key set are kept in private stores of this deployment, which only the named publishers write',
  },
  resources: (basis) => [
    ...buckets(basis),
    ...bucketPolicies(basis),
    ...recordStream(basis),
    ...recordsTable(basis),
    ...queries(basis),
    ...imageRepository(basis),
    ...apiKeysTable(basis),
    ...logGroups(basis),
    ...metricFilters(basis),
  ],
};
