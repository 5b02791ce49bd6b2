import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readAuditCommand } from '../../../scripts/audit/command-line';
import { verify, verifySource } from '../../../scripts/audit/verify';
import { bucketOf, type SignedRecords, signedRecords } from './support/signed-records';

// The year is verified from memory, because 17,000 files take a minute to write and to read. A month is verified as an
// auditor does it: from a folder.

jest.setTimeout(120_000);

const folder = mkdtempSync(join(tmpdir(), 'audit-year-'));
afterAll(() => rmSync(folder, { recursive: true }));

const noBucket = () => {
  throw new Error('no bucket is read');
};

/** The command as an auditor types it, with the public key in a file. */
function typed(source: string, { publicKey }: SignedRecords) {
  const key = join(folder, 'heads.pem');
  writeFileSync(key, publicKey.export({ type: 'spki', format: 'pem' }));
  return readAuditCommand(['verify', source, '--public-key', key]) as Parameters<typeof verify>[0];
}

test('an auditor verifies a year of records with the bucket, the public key and one command', async () => {
  const signed = await signedRecords(365 * 24);
  const progress = jest.fn();
  const ports = { now: signed.end, progress };
  const { text, exitCode } = await verifySource(bucketOf(signed.bucket), typed('the bucket', signed), ports);
  expect(text).toContain(
    '2026-01-01T01:00:00.000Z to 2027-01-01T00:00:00.000Z, 8,760 statements, 1 to 8760.',
  );
  expect(text).toContain('No findings.');
  expect(exitCode).toBe(0);
  expect(progress).toHaveBeenCalledWith(expect.stringMatching(/^[\d,]+ records, decisions\/2026\//));
});

test('a copy of the bucket in a folder is verified without a network', async () => {
  const signed = await signedRecords(31 * 24);
  const copy = join(folder, 'copy');
  for (const name of new Set([...signed.bucket.keys()].map(dirname))) {
    mkdirSync(join(copy, name), { recursive: true });
  }
  for (const [name, text] of signed.bucket) {
    writeFileSync(join(copy, name), name.startsWith('heads/') ? text : gzipSync(text));
  }
  const { text, exitCode } = await verify(typed(copy, signed), { s3: noBucket, now: signed.end });
  expect(text).toContain('744 statements, 1 to 744.');
  expect(text).toContain('No findings.');
  expect(exitCode).toBe(0);
});
