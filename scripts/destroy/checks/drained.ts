import { GetObjectCommand, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import { newestStatement, settledKeys } from '../../../lambda/chain-heads/earlier-statements';
import type { RecordStore } from '../../../lambda/chain-heads/record-store';
import { RECORDS_PREFIX } from '../../../lambda/chain-heads/window';
import type { Account } from '../../account/account';
import type { Missing } from '../../account/missing';
import { firstEvent } from './quiet';

/** Firehose delivers a record after one minute at most (lib/audit/delivery-stream.ts); twice that, to be sure. */
export const DELIVERY_MS = 2 * 60_000;
/** S3 replicates an object within 15 minutes, or an alarm is raised (lib/audit/landing-bucket.ts). */
const REPLICATION_TURNS = 30;
const TURN_MS = 30_000;
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

/** Every object of records that has landed is named by a signed statement, or by one as damaged for good. */
async function unsigned(
  { landing, records }: AuditPath,
  signer: string,
  at: Pick<Account, 'region' | 's3'>,
): Promise<Missing | undefined> {
  const keys = await keysIn(landing, RECORDS_PREFIX, at);
  const [first] = keys;
  if (first === undefined) return undefined;
  const store = statementsIn(records, at);
  const newest = (await newestStatement(store))?.payload;
  const settled = await settledKeys(store, newest, folderOf(first));
  const open = keys.filter((key) => !settled.has(key));
  if (open.length === 0) return undefined;
  return {
    words: `No signed statement covers ${open.length} objects of records, the first ${open[0]}. The signer runs every hour, reads 10,000 objects at most in a run, and goes with the gateway. Wait for its next run, or start it. Where a run leaves some, start it again:`,
    commands: [
      `aws lambda invoke --region ${at.region} --function-name ${signer} --invocation-type Event /dev/null`,
    ],
  };
}

/** The folder of a key, which is before all keys in it. */
const folderOf = (key: string) => key.slice(0, key.lastIndexOf('/'));

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

/** The bucket of the records, as far as statements are read from it. */
const statementsIn = (Bucket: string, at: Pick<Account, 's3'>): Pick<RecordStore, 'list' | 'read'> => ({
  async *list(prefix) {
    yield await keysIn(Bucket, prefix, at);
  },
  async read(Key) {
    const { Body } = await at.s3.send(new GetObjectCommand({ Bucket, Key }));
    return Buffer.from((await Body?.transformToByteArray()) ?? []);
  },
});
