import type { ChainHeads } from './schema/chain-heads';

// Which part of the bucket a run lists. An object's key has the hour in which the delivery stream received its first
// record: `decisions/2026/11/26/02/…`. So the order of the keys is the order of arrival, to the hour.

/** The folder of the records. */
export const RECORDS_PREFIX = 'decisions/';

/**
 * How much later than its hour an object may appear in the bucket, in days. The delivery stream tries for a day
 * (Firehose developer guide, "Data delivery to Amazon S3", 2026-11). The landing bucket keeps an object for thirty
 * days, until the next midnight UTC, and within these a failed replication is repeated. Three days to spare.
 */
export const LATEST_ARRIVAL_DAYS = 35;

const HOUR_MS = 3_600_000;
const LATEST_ARRIVAL_MS = LATEST_ARRIVAL_DAYS * 24 * HOUR_MS;

/**
 * The key after which the next run lists; empty: from the beginning. Objects before it are named by earlier
 * statements, as far as they arrived within {@link LATEST_ARRIVAL_DAYS}.
 */
export function listsAfter(previous: Pick<ChainHeads, 'time' | 'readThrough'> | undefined): string {
  if (!previous) return '';
  const lateArrivals = folderOf(new Date(Date.parse(previous.time) - LATEST_ARRIVAL_MS));
  const { readThrough } = previous;
  return readThrough !== null && readThrough < lateArrivals ? readThrough : lateArrivals;
}

/**
 * Whether a statement of this time may name objects after this key. One that was made before the hour of the key
 * cannot; an hour to spare, because two clocks are compared.
 */
export function mayName({ time }: Pick<ChainHeads, 'time'>, after: string): boolean {
  return folderOf(new Date(Date.parse(time) + HOUR_MS)) >= after.slice(0, FOLDER_LENGTH);
}

/** `decisions/2026/11/26/02` */
function folderOf(time: Date): string {
  const [date = '', clock = ''] = time.toISOString().split('T');
  return `${RECORDS_PREFIX}${date.replaceAll('-', '/')}/${clock.slice(0, 2)}`;
}

const FOLDER_LENGTH = `${RECORDS_PREFIX}yyyy/mm/dd/hh`.length;
