import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { type ChainHeads, headsKey } from '../../../../lambda/chain-heads/schema/chain-heads';
import { createChain } from '../../../../lambda/router/records/chain';
import type { Source } from '../../../../scripts/audit/source/source';
import { storedLines, storedObject, textOf } from './stored-records';

/** A copy of the records bucket: text by key. */
export type Bucket = Map<string, string>;

export interface SignedRecords {
  readonly bucket: Bucket;
  readonly statements: readonly ChainHeads[];
  readonly key: KeyObject;
  readonly publicKey: KeyObject;
  /** When the last statement was signed. */
  readonly end: Date;
}

export const HOUR = 3_600_000;
export const KEY_ID = 'arn:aws:kms:eu-central-1:111122223333:key/00000000-0000-4000-8000-000000000001';
export const PLACE = { deployment: 'eu-central-1', account: '111122223333', region: 'eu-central-1' };

/** What happens every so many hours, as in a bucket that was filled by Firehose. */
const USUAL = { quiet: 11, late: 5, repeated: 7, lost: 13, storedAnyway: 10, newWriter: 9 };

/**
 * Records of so many hours, as routers write them and Firehose delivers them: in two chains at a time, with hours
 * without a request, lines that come with the next object, lines that come twice, lines out of order, and records that
 * were not acknowledged: lost ones, two in a row in the first chain, and one that was stored all the same. At the end of
 * each hour a statement is signed.
 */
export async function signedRecords(
  hours: number,
  every: typeof USUAL = USUAL,
  start = Date.parse('2026-01-01T00:00:00.000Z'),
): Promise<SignedRecords> {
  const { privateKey: key, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const [decision, outcome] = (await storedLines()).map((line) => {
    const { chain: _, ...record } = JSON.parse(line);
    return record;
  });
  const bucket: Bucket = new Map();
  const statements: ChainHeads[] = [];
  const chains = new Map<string, ReturnType<typeof createChain>>();
  let delayed: string[] = [];

  for (let hour = 0; hour < hours; hour++) {
    const at = (minutes: number) => new Date(start + hour * HOUR + minutes * 60_000).toISOString();
    const lines = delayed;
    delayed = [];
    for (const [index, minutes] of hour % every.quiet === 0 ? [] : [[0, 10] as const, [1, 35] as const]) {
      const writer = `writer-${index}-${Math.floor(hour / every.newWriter)}`;
      const chain = chains.get(writer) ?? createChain(writer);
      chains.set(writer, chain);
      const ids = { decisionId: `decision-${hour}-${index}`, requestId: `request-${hour}-${index}` };
      const first = chain({ ...decision, ...ids, time: at(minutes) });
      const isLost = hour % every.lost === 0;
      if (isLost || (hour % every.storedAnyway === 0 && index === 0)) first.lost();
      if (!isLost) lines.push(first.line);
      const second = chain({ ...outcome, decisionId: ids.decisionId, time: at(minutes + 24) });
      if (isLost && index === 0) second.lost();
      else {
        second.acknowledged();
        (hour % every.late === 0 && index === 1 ? delayed : lines).push(second.line);
      }
    }
    if (hour % every.repeated === 0 && lines[0]) delayed.push(lines[0]);
    const objects =
      lines.length > 0 ? [`decisions/${at(0).slice(0, 13).replace(/[-T]/g, '/')}/stream-${hour}`] : [];
    for (const name of objects) bucket.set(name, textOf(lines.toReversed()));
    const sequence = hour + 1;
    const previous = bucket.get(headsKey(hour));
    const statement: ChainHeads = {
      schema: 'hybrid-llm/chain-heads/1',
      ...PLACE,
      sequence,
      previous: previous === undefined ? null : sha256(previous),
      time: at(60),
      readThrough: null,
      heads: headsOf(lines),
      objects,
      unread: [],
      otherLines: [],
    };
    statements.push(statement);
    bucket.set(headsKey(sequence), jws(statement, key));
  }
  return { bucket, statements, key, publicKey, end: new Date(start + hours * HOUR) };
}

/** The last record of each run without a gap, by the definition of a statement. */
function headsOf(lines: readonly string[]): ChainHeads['heads'] {
  const heads = new Map<string, ChainHeads['heads'][number]>();
  const places = [...new Set(lines)].map((line) => ({ line, ...JSON.parse(line) }));
  for (const { line, chain, time } of places.sort((a, b) => a.chain.sequence - b.chain.sequence)) {
    const { writer, sequence } = chain;
    const before = heads.get(`${writer} ${sequence - 1}`);
    heads.delete(`${writer} ${sequence - 1}`);
    const first = before?.first ?? sequence;
    heads.set(`${writer} ${sequence}`, { writer, first, sequence, hash: sha256(line), time });
  }
  return [...heads.values()];
}

/** A statement as the signer stores it. */
export function jws(payload: object, key: KeyObject, header: object = {}): string {
  const protectedHeader = { alg: 'ES256', kid: KEY_ID, typ: 'hybrid-llm-chain-heads+json', ...header };
  const input = [protectedHeader, payload]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const signature = sign('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' });
  return `${input}.${signature.toString('base64url')}`;
}

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** A bucket as the command reads it. */
export function bucketOf(bucket: ReadonlyMap<string, string | Uint8Array>): Source {
  const keys = [...bucket.keys()].sort();
  return {
    top: async () => [...new Set(keys.map((key) => key.replace(/\/.*/, '/')))],
    async *objects(under = '') {
      for (const key of keys) if (key.startsWith(under)) yield storedObject(key, bucket.get(key) ?? '');
    },
  };
}
