import { HeadObjectCommand, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import { HEADS_PREFIX } from '../../../lambda/chain-heads/schema/chain-heads';
import { RECORDS_PREFIX } from '../../../lambda/chain-heads/window';
import type { Account } from '../../account/account';
import type { Missing } from '../../account/missing';
import { firstEvent } from './quiet';

/** Firehose delivers a record after one minute at most (lib/audit/delivery-stream.ts); twice that, to be sure. */
export const DELIVERY_MS = 2 * 60_000;
/** S3 replicates an object within 15 minutes, or an alarm is raised (lib/audit/landing-bucket.ts). */
const REPLICATION_TURNS = 30;
const TURN_MS = 30_000;
/** A run of the signer lasts ten minutes at most (lib/gateway/chain-heads-signer.ts); it lists the records at its begin. */
export const SIGNING_MS = 600_000;
/** Firehose repeats a delivery that fails for 24 hours. */
const DELIVERY_ERRORS_MS = 24 * 60 * 60_000;

export interface AuditPath {
  readonly deliveryErrors: string;
  readonly landing: string;
  readonly records: string;
  /** The function that signs; only where its statement must cover every record. */
  readonly signer?: string;
}

export interface Clock {
  now(): Date;
  pause(milliseconds: number): Promise<void>;
}

/** Whether every record that the stream accepted is locked and, where the signer is named, covered by a statement. */
export async function checkDrained(
  path: AuditPath,
  at: Pick<Account, 'api' | 'region' | 's3'>,
  clock: Clock,
): Promise<Missing | undefined> {
  await clock.pause(DELIVERY_MS);
  return (
    (await failedDelivery(path, at, clock.now())) ??
    (await unreplicated(path, at, clock)) ??
    (path.signer === undefined ? undefined : await unsigned(path, path.signer, at))
  );
}

async function failedDelivery(
  { deliveryErrors }: AuditPath,
  { api, region }: Pick<Account, 'api' | 'region'>,
  now: Date,
): Promise<Missing | undefined> {
  const startTime = now.getTime() - DELIVERY_ERRORS_MS;
  const failed = await firstEvent(deliveryErrors, startTime, api);
  return (
    failed && {
      words: `The stream could not deliver records at ${new Date(failed.timestamp).toISOString()}, and keeps them for 24 hours: deleting it loses them. Fix the cause, and wait until the last failure is a day old and later records have arrived:`,
      commands: [
        `aws logs filter-log-events --region ${region} --log-group-name ${deliveryErrors} --start-time ${startTime} --query "events[].message" --output text`,
      ],
    }
  );
}

async function unreplicated(
  { landing, records }: AuditPath,
  at: Pick<Account, 'region' | 's3'>,
  { pause }: Clock,
): Promise<Missing | undefined> {
  let missing: readonly string[] = [];
  for (let turn = 0; turn < REPLICATION_TURNS; turn++) {
    missing = await notIn(records, await keysIn(landing, '', at), at);
    if (missing.length === 0) return undefined;
    await pause(TURN_MS);
  }
  return {
    words: `${missing.length} objects of the landing bucket are not in the records bucket, the first ${missing[0]}. S3 has not replicated them, and the landing bucket deletes each after 30 days. docs/runbook.md, "Audit records are not replicated", says how. What S3 says of the first:`,
    commands: [
      `aws s3api head-object --region ${at.region} --bucket ${landing} --key ${missing[0]} --query ReplicationStatus --output text`,
    ],
  };
}

/** The run that wrote the newest statement began after the newest record was locked. */
async function unsigned(
  { landing, records }: AuditPath,
  signer: string,
  at: Pick<Account, 'region' | 's3'>,
): Promise<Missing | undefined> {
  const newest = (await keysIn(landing, RECORDS_PREFIX, at)).at(-1);
  if (newest === undefined) return undefined;
  const { LastModified: lockedAt = new Date(0) } = await at.s3.send(
    new HeadObjectCommand({ Bucket: records, Key: newest }),
  );
  const signedAt = await newestIn(records, HEADS_PREFIX, at);
  if (signedAt.getTime() > lockedAt.getTime() + SIGNING_MS) return undefined;
  return {
    words: `No signed statement covers the last records, which were locked at ${lockedAt.toISOString()}. The signer runs every hour, and goes with the gateway. Wait for its next run; or start it ten minutes after the last record or later:`,
    commands: [
      `aws lambda invoke --region ${at.region} --function-name ${signer} --invocation-type Event /dev/null`,
    ],
  };
}

/** The keys that a bucket does not have. It lists the days of the keys, not all years. */
async function notIn(
  bucket: string,
  keys: readonly string[],
  at: Pick<Account, 's3'>,
): Promise<readonly string[]> {
  const days = new Set(keys.map(dayOf));
  const there = new Set<string>();
  for (const day of days) for (const key of await keysIn(bucket, day, at)) there.add(key);
  return keys.filter((key) => !there.has(key));
}

/** `decisions/2026/11/26/` of `decisions/2026/11/26/08/…`. */
const dayOf = (key: string) =>
  key
    .split('/')
    .slice(0, -1)
    .slice(0, 4)
    .map((part) => `${part}/`)
    .join('');

/** In the order of their names. */
async function keysIn(Bucket: string, Prefix: string, { s3: client }: Pick<Account, 's3'>) {
  const keys: string[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket, Prefix }))
    for (const { Key } of Contents) if (Key !== undefined) keys.push(Key);
  return keys;
}

async function newestIn(Bucket: string, Prefix: string, { s3: client }: Pick<Account, 's3'>): Promise<Date> {
  let newest = new Date(0);
  for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket, Prefix }))
    for (const { LastModified = newest } of Contents) if (LastModified > newest) newest = LastModified;
  return newest;
}
