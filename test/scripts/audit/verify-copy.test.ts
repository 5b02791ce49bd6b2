import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createChain } from '../../../lambda/router/records/chain';
import { readAuditCommand } from '../../../scripts/audit/command-line';
import { verify, verifySource } from '../../../scripts/audit/verify';
import { noBucket } from './support/no-bucket';
import { bucketOf, type SignedRecords, signedRecords } from './support/signed-records';
import { storedLines, textOf } from './support/stored-records';

const DAYS = 10;
const folder = mkdtempSync(join(tmpdir(), 'audit-copy-'));
let signed: SignedRecords;

beforeAll(async () => {
  signed = await signedRecords(DAYS * 24);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The command as an auditor types it, with the public key in a file. */
function typed(source: string, { publicKey }: SignedRecords) {
  const key = join(folder, 'heads.pem');
  writeFileSync(key, publicKey.export({ type: 'spki', format: 'pem' }));
  return readAuditCommand(['verify', source, '--public-key', key]) as Parameters<typeof verify>[0];
}

const whole = {
  text: expect.stringMatching(
    /2026-01-01T01:00:00\.000Z to 2026-01-11T00:00:00\.000Z, 240 statements, 1 to 240\.[\s\S]*No findings\./,
  ),
  exitCode: 0,
};

test('an auditor verifies ten days of records with the bucket, the public key and one command', async () => {
  const verified = verifySource(bucketOf(signed.bucket), typed('the bucket', signed), { now: signed.end });
  expect(await verified).toEqual(whole);
});

test('a copy of the bucket in a folder is verified without a network', async () => {
  const copy = join(folder, 'copy');
  for (const name of new Set([...signed.bucket.keys()].map(dirname))) {
    mkdirSync(join(copy, name), { recursive: true });
  }
  for (const [name, text] of signed.bucket) {
    writeFileSync(join(copy, name), name.startsWith('heads/') ? text : gzipSync(text));
  }
  expect(await verify(typed(copy, signed), { s3: noBucket, now: signed.end })).toEqual(whole);
});

test('the command says how far it is, every 5,000 records', async () => {
  const [line = ''] = await storedLines();
  const { chain: _chain, ...record } = JSON.parse(line);
  const link = createChain('busy');
  const lines = Array.from({ length: 5000 }, (_, index) => {
    return link({ ...record, decisionId: `${index}`, requestId: `${index}` }).line;
  });
  const objects = new Map([
    ['decisions/2026/01/01/00/a', textOf(lines.slice(0, 4999))],
    ['decisions/2026/01/01/00/b', textOf(lines.slice(4999))],
  ]);
  const progress = jest.fn();
  await verifySource(bucketOf(objects), typed('the bucket', signed), { now: signed.end, progress });
  expect(progress.mock.calls).toEqual([['5,000 records, decisions/2026/01/01/00/b']]);
});
