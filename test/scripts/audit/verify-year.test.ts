import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readAuditCommand } from '../../../scripts/audit/command-line';
import { verify } from '../../../scripts/audit/verify';
import { signedRecords } from './support/signed-records';

const YEAR_HOURS = 365 * 24;

test('an auditor verifies a year of records with a copy of the bucket, the public key and one command', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'audit-year-'));
  try {
    const { bucket, publicKey, end } = await signedRecords(YEAR_HOURS);
    const key = join(folder, 'heads.pem');
    writeFileSync(key, publicKey.export({ type: 'spki', format: 'pem' }));
    for (const name of new Set([...bucket.keys()].map(dirname))) {
      mkdirSync(join(folder, 'copy', name), { recursive: true });
    }
    for (const [name, text] of bucket) {
      writeFileSync(join(folder, 'copy', name), name.startsWith('heads/') ? text : gzipSync(text));
    }
    const typed = ['verify', join(folder, 'copy'), '--public-key', key];
    const command = readAuditCommand(typed) as Parameters<typeof verify>[0];
    const noBucket = () => {
      throw new Error('no bucket is read');
    };
    const { text, exitCode } = await verify(command, { s3: noBucket, now: end });
    expect(text).toContain(
      '2026-01-01T01:00:00.000Z to 2027-01-01T00:00:00.000Z, 8,760 statements, 1 to 8760.',
    );
    expect(text).toContain('No findings.');
    expect(exitCode).toBe(0);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 300_000);
