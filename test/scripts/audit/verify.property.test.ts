import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { verifySource } from '../../../scripts/audit/verify';
import { type Bucket, bucketOf, type SignedRecords, signedRecords } from './support/signed-records';

// In a signed period, any single change of a copy is found. The period is short and has every habit of Firehose and of
// the signer, so that a run takes milliseconds.

const HOURS = 8;
const OFTEN = { quiet: 5, late: 4, repeated: 2, lost: 3, storedAnyway: 2, newWriter: 5 };
const folder = mkdtempSync(join(tmpdir(), 'audit-property-'));
let signed: SignedRecords;
let keys: readonly string[];
let objects: readonly string[];

beforeAll(async () => {
  signed = await signedRecords(HOURS, OFTEN);
  keys = [...signed.bucket.keys()];
  objects = keys.filter((key) => key.startsWith('decisions/'));
  writeFileSync(join(folder, 'heads.pem'), signed.publicKey.export({ type: 'spki', format: 'pem' }));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function exitCodeOf(bucket: ReadonlyMap<string, string | Uint8Array>, part?: string) {
  const publicKeys = [join(folder, 'heads.pem')];
  const command = { name: 'verify', records: 'the bucket', part, publicKeys, until: signed.end } as const;
  return (await verifySource(bucketOf(bucket), command, { now: signed.end })).exitCode;
}

const any = fc.nat(1_000_000);
const pick = <T>(from: readonly T[], index: number): T => from[index % from.length] as T;
const linesOf = (bucket: ReadonlyMap<string, string>, key: string) =>
  (bucket.get(key) ?? '').trimEnd().split('\n');
const put = (bucket: Bucket, key: string, lines: readonly string[]) =>
  bucket.set(key, lines.map((line) => `${line}\n`).join(''));

const RUNS = { numRuns: 40 };

test('any single byte of any object that is changed is found', async () => {
  await fc.assert(
    fc.asyncProperty(any, any, fc.integer({ min: 1, max: 255 }), async (which, at, flip) => {
      const key = pick(keys, which);
      const bytes = Buffer.from(signed.bucket.get(key) ?? '');
      const index = at % bytes.length;
      bytes[index] = (bytes[index] ?? 0) ^ flip;
      expect(await exitCodeOf(new Map<string, string | Uint8Array>(signed.bucket).set(key, bytes))).toBe(1);
    }),
    RUNS,
  );
});

test('any single line that is removed is found, unless it was delivered twice', async () => {
  await fc.assert(
    fc.asyncProperty(any, any, async (which, at) => {
      const bucket = new Map(signed.bucket);
      const key = pick(objects, which);
      const lines = linesOf(bucket, key);
      const index = at % lines.length;
      const all = objects.flatMap((object) => linesOf(bucket, object));
      const isRepeated = all.filter((line) => line === lines[index]).length > 1;
      put(bucket, key, lines.toSpliced(index, 1));
      expect(await exitCodeOf(bucket)).toBe(isRepeated && lines.length > 1 ? 0 : 1);
    }),
    RUNS,
  );
});

test('any record that is added to a chain, in a place of it or after it, is found', async () => {
  await fc.assert(
    fc.asyncProperty(any, any, fc.integer({ min: -3, max: 3 }), async (which, at, shift) => {
      const bucket = new Map(signed.bucket);
      const key = pick(objects, which);
      const lines = linesOf(bucket, key);
      const record = JSON.parse(pick(lines, at));
      const sequence = Math.max(1, record.chain.sequence + shift);
      const chain = { ...record.chain, sequence, previous: sequence === 1 ? null : record.chain.previous };
      const added = {
        ...record,
        decisionId: 'added',
        ...('requestId' in record && { requestId: 'added' }),
        chain,
      };
      put(bucket, key, [...lines, JSON.stringify(added)]);
      expect(await exitCodeOf(bucket)).toBe(1);
    }),
    RUNS,
  );
});

test('any record that is moved from its chain into another is found', async () => {
  await fc.assert(
    fc.asyncProperty(any, any, any, async (which, at, other) => {
      const bucket = new Map(signed.bucket);
      const key = pick(objects, which);
      const lines = linesOf(bucket, key);
      const index = at % lines.length;
      const record = JSON.parse(lines[index] ?? '');
      const { writer } = JSON.parse(pick(linesOf(bucket, pick(objects, other)), at)).chain;
      fc.pre(writer !== record.chain.writer);
      put(
        bucket,
        key,
        lines.toSpliced(index, 1, JSON.stringify({ ...record, chain: { ...record.chain, writer } })),
      );
      expect(await exitCodeOf(bucket)).toBe(1);
    }),
    RUNS,
  );
});

test('any object that is removed is found, of records or a statement', async () => {
  await fc.assert(
    fc.asyncProperty(any, async (which) => {
      const bucket = new Map(signed.bucket);
      const key = pick(keys.slice(0, -1), which);
      bucket.delete(key);
      expect(await exitCodeOf(bucket)).toBe(1);
    }),
    RUNS,
  );
});

test('lines in any order, in any object, and delivered again, are no finding', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(any, any, any), { maxLength: 20 }), async (moves) => {
      const bucket = new Map(signed.bucket);
      for (const [from, to, at] of moves) {
        const line = pick(linesOf(bucket, pick(objects, from)), at);
        const target = pick(objects, to);
        const lines = linesOf(bucket, target);
        put(bucket, target, lines.toSpliced(at % (lines.length + 1), 0, line));
      }
      expect(await exitCodeOf(bucket)).toBe(0);
    }),
    RUNS,
  );
});
