import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { clientOptions } from '../../account/client-options';
import { connection } from '../../account/connection';

/** How long one part may take: 64 MiB at 1 Mbit/s. */
const PART_MS = 10 * 60_000;

function patientHandler(): NodeHttpHandler {
  const { agent: httpsAgent, httpAgent } = connection();
  const patience = { connectionTimeout: 5_000, requestTimeout: PART_MS, throwOnRequestTimeout: true };
  return new NodeHttpHandler({ ...patience, httpsAgent, httpAgent });
}

/** A client for large objects: it waits longer than that of other commands, and tries a call more often. */
export const transferClient = (region: string, options: S3ClientConfig = {}): S3Client =>
  new S3Client({
    region,
    maxAttempts: 6,
    ...clientOptions(),
    requestHandler: patientHandler(),
    ...options,
  });
