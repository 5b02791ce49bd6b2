import { type ObjectLimits, type ReadObject, readObject } from './read-object';
import { ReadRefusal, type RecordStore } from './record-store';
import type { ChainHeads, UnreadObject } from './schema/chain-heads';
import { bytesOfObject } from './statement-size';
import { UnbrokenRuns } from './unbroken-runs';
import { RECORDS_PREFIX } from './window';

/** The limits of one run. What is left is for the next one. */
export interface RunLimits extends ObjectLimits {
  /** Milliseconds until the run must have stored its statement. */
  readonly timeLeft: () => number;
  /** Objects that one statement names as read. */
  readonly objects: number;
  /** Heads after which no further object is read. One object may add as many. */
  readonly heads: number;
  /** Bytes of the statement's lists after which no further object is read. One object may add the bytes of {@link ObjectLimits.objectHeads}. */
  readonly statementBytes: number;
  /** Bytes of an object as it is stored. */
  readonly storedBytes: number;
}

/** Which objects of the bucket a run reads. */
export interface Unsigned {
  readonly after: string;
  /** The keys after it that earlier statements settle. */
  readonly settled: ReadonlySet<string>;
}

export interface WhatWasRead {
  readonly lists: Pick<ChainHeads, 'readThrough' | 'heads' | 'objects' | 'unread' | 'otherLines'>;
  /** The error that ended the reading early, if one did. */
  readonly stoppedBy?: unknown;
}

/**
 * Reads the unsigned objects, oldest first and each as a whole, until there are no more or a limit is reached. An
 * object that cannot be read is listed, and does not stop the others. An error that may pass ends the reading: the
 * next run begins there.
 */
export async function readUnsigned(
  store: RecordStore,
  unsigned: Unsigned,
  limits: RunLimits,
): Promise<WhatWasRead> {
  const runs = new UnbrokenRuns();
  const objects: string[] = [];
  const unread: ChainHeads['unread'] = [];
  const otherLines: ChainHeads['otherLines'] = [];
  let listed = 0;
  let position = unsigned.after;
  const upTo = (readThrough: string | null) => ({
    readThrough,
    heads: runs.heads(),
    objects,
    unread,
    otherLines,
  });

  for await (const batch of batchesOf(store, unsigned)) {
    if (limits.timeLeft() < TO_SIGN_AND_STORE_MS) return { lists: upTo(position) };
    const answers = await Promise.allSettled(batch.map((key) => store.read(key, limits.storedBytes)));
    for (const [index, key] of batch.entries()) {
      const isFull =
        objects.length >= limits.objects ||
        runs.count >= limits.heads ||
        runs.bytes + listed >= limits.statementBytes;
      if (isFull) return { lists: upTo(position) };
      const answer = answers[index] as PromiseSettledResult<Buffer>;
      const refused = answer.status === 'rejected' && answer.reason;
      if (refused && !(refused instanceof ReadRefusal)) return { lists: upTo(position), stoppedBy: refused };
      const found: ReadObject | UnreadObject['reason'] =
        answer.status === 'fulfilled' ? readObject(answer.value, limits) : answer.reason.reason;
      if (typeof found === 'string') {
        unread.push({ key, reason: found });
      } else {
        objects.push(key);
        for (const run of found.runs.all()) runs.add(run);
        if (found.otherLines > 0) {
          otherLines.push({ key, lines: found.otherLines });
          listed += bytesOfObject(key);
        }
      }
      listed += bytesOfObject(key);
      position = key;
    }
  }
  return { lists: upTo(null) };
}

/** Objects that are fetched at the same time. */
const AT_A_TIME = 8;

/** What a run keeps of its time: the calls that sign and store, with their retries, take less. */
const TO_SIGN_AND_STORE_MS = 60_000;

async function* batchesOf(store: RecordStore, { after, settled }: Unsigned): AsyncGenerator<string[]> {
  let batch: string[] = [];
  for await (const keys of store.list(RECORDS_PREFIX, after)) {
    for (const key of keys) {
      if (settled.has(key)) continue;
      batch.push(key);
      if (batch.length < AT_A_TIME) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
