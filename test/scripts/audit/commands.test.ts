import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { AuditPorts } from '../../../scripts/audit/ports';
import { reconcile } from '../../../scripts/audit/reconcile';
import { show } from '../../../scripts/audit/show';
import { verify } from '../../../scripts/audit/verify';
import { accountAt } from '../account/account-at';
import { motoAccount, withMoto } from '../account/moto-account';
import { signedRecords } from './support/signed-records';
import { HOUR_LATER, storedLines, textOf } from './support/stored-records';

const folder = mkdtempSync(join(tmpdir(), 'audit-'));
/** Files that are no part of the folder above. */
const aside = mkdtempSync(join(tmpdir(), 'audit-aside-'));
const moto = motoAccount('us-east-1');
let lines: readonly string[];

beforeAll(async () => {
  lines = await storedLines();
  mkdirSync(join(folder, '2026/11'), { recursive: true });
  writeFileSync(join(folder, '2026/11/a.gz'), gzipSync(textOf(lines.slice(0, 2))));
  writeFileSync(join(folder, '2026/11/b'), textOf(lines.slice(2)));
}, 60_000);
afterAll(() => {
  for (const each of [folder, aside]) rmSync(each, { recursive: true });
});

const ports: AuditPorts = {
  s3: () => moto().s3,
  now: HOUR_LATER,
};
const verifying = (records: string, until?: Date, s3 = ports.s3) =>
  verify({ name: 'verify', records, part: undefined, publicKeys: [], until }, { ...ports, s3 });
const reconciling = (records: string) =>
  reconcile({ name: 'reconcile', records, accessLog: undefined, graceMinutes: 20 }, ports);

test('a folder is verified and reconciled, with all folders in it', async () => {
  expect(await verifying(folder)).toEqual({
    exitCode: 0,
    text: expect.stringMatching(
      /^4 records in 1 chain; 0 delivered more than once\.\nRead 2 objects of records .*\nNo findings\.$/s,
    ),
  });
  expect((await reconciling(folder)).exitCode).toBe(0);
});

test('a finding is printed with file and line, and ends with 1', async () => {
  const part = join(folder, '2026/11/b');
  const { exitCode, text } = await verifying(part);
  expect(exitCode).toBe(1);
  expect(text).toContain(`missing  ${part}:1\n    records 1 to 2 are missing before record 3`);
  expect(text).toContain('1 finding.');
});

test('what models had of requests whose decision was not accepted is said in numbers', async () => {
  const file = join(aside, 'unacknowledged');
  writeFileSync(file, textOf(await storedLines({ lost: [1, 2] })));
  const { text, exitCode } = await reconciling(file);
  expect(text).toContain(
    '1 request refused because the decision was not accepted: 1 called a model inside the account meanwhile; 0 may have, and the outcome was not accepted either; 0 called none.',
  );
  expect(exitCode).toBe(0);
  expect((await reconciling(folder)).text).not.toContain('not accepted');
});

test.each([
  ['503', true],
  ['403', false],
])(
  'of requests without a decision that got %s it is said that only a record shows where a prompt went: %s',
  async (status, isSaid) => {
    const accessLog = join(aside, `access-${status}`);
    const method = 'POST';
    const resourcePath = '/v1/chat/completions';
    const line = { time: '1', requestId: 'x', caller: '-', method, resourcePath, status, refusal: '-' };
    writeFileSync(accessLog, JSON.stringify(line));
    const command = { name: 'reconcile', records: folder, accessLog, graceMinutes: 20 } as const;
    const { text } = await reconcile(command, ports);
    expect(text.includes('Of these, 1 got 503: the decision was not accepted, or no model')).toBe(isSaid);
  },
);

test('a second opinion that is alone in its folder is read, and its decision is missed', async () => {
  const file = join(aside, 'opinion');
  const [opinion = ''] = await storedLines({ secondOpinion: true });
  writeFileSync(file, `${opinion}\n`);
  const { text, exitCode } = await reconciling(file);
  expect(text).toContain('no-decision');
  expect(text).toContain('0 decisions, 0 outcomes, 1 second opinion; up to');
  expect(exitCode).toBe(1);
});

test('a decision is shown by its id', async () => {
  const { text } = await show({ name: 'show', id: 'writer-2', records: folder }, ports);
  expect(text).toMatch(/^Decision writer-2, /);
  const unknown = show({ name: 'show', id: 'unknown', records: folder }, ports);
  await expect(unknown).rejects.toThrow('There is no decision unknown');
});

test('a request without its decision is shown by its other records', async () => {
  const file = join(aside, 'undecided');
  const [opinion, , outcome] = await storedLines({ secondOpinion: true });
  for (const lines of [[opinion], [outcome], [opinion, outcome]]) {
    writeFileSync(file, `${lines.join('\n')}\n`);
    const { text } = await show({ name: 'show', id: 'writer-1', records: file }, ports);
    expect(text).toMatch(/^Request writer-1, .*: its decision is not here\n/);
  }
});

test('a record that is shown cannot begin a line of its own, or write to the terminal', async () => {
  const file = join(aside, 'terminal');
  const forged = (lines[0] ?? '').replace('"caller":"', '"caller":"\\n\\u001b[2J');
  writeFileSync(file, `${forged}\n`);
  const { text } = await show({ name: 'show', id: 'writer-1', records: file }, ports);
  expect(text).toContain('Caller \\u000a\\u001b[2J');
});

test('a source that does not exist, or is empty, is reported in a sentence', async () => {
  await expect(verifying(join(folder, 'nowhere'))).rejects.toThrow('is no file and no folder here');
  const empty = mkdtempSync(join(aside, 'empty-'));
  await expect(verifying(empty)).rejects.toThrow('There are no records in');
  await expect(reconciling(empty)).rejects.toThrow('There are no records in');
});

describe('in a bucket', () => {
  const put = async (bucket: string, objects: Readonly<Record<string, Uint8Array | string>>) => {
    await moto().s3.send(new CreateBucketCommand({ Bucket: bucket }));
    for (const [Key, Body] of Object.entries(objects)) {
      await moto().s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body }));
    }
  };

  withMoto('every object below the prefix is read, and nothing beside it', async () => {
    const hours = lines.map((line, index) => [
      `decisions/2026/11/21/${index}/x.gz`,
      gzipSync(textOf([line])),
    ]);
    await put('records', { ...Object.fromEntries(hours), 'undelivered/x': 'not a record' });
    expect(await verifying('s3://records/decisions/')).toMatchObject({
      exitCode: 0,
      text: expect.stringContaining('4 records in 1 chain'),
    });
  });

  withMoto('a bucket that does not exist is reported in a sentence', async () => {
    await expect(verifying('s3://no-such-bucket/decisions/')).rejects.toThrow(
      's3://no-such-bucket/decisions/ cannot be read: NoSuchBucket',
    );
  });

  withMoto(
    'statements are read beside the records, folder markers counted, and unknown folders named',
    async () => {
      const { bucket, end } = await signedRecords(3);
      const objects = { ...Object.fromEntries(bucket), 'decisions/': '', 'heads/': '', 'exports/x': 'hello' };
      await put('signed', objects);
      const { text } = await verifying('s3://signed/', end);
      expect(text).toContain('Read 2 objects of records and 3 statements; 2 folder markers.');
      expect(text).toContain('unread  exports/');
      expect(text).toContain('1 finding.');
    },
  );

  withMoto('a copy of the bucket below a prefix is verified as the bucket is', async () => {
    const { bucket, end } = await signedRecords(3);
    await put('copies', Object.fromEntries([...bucket].map(([key, text]) => [`2026/${key}`, text])));
    expect(await verifying('s3://copies/2026/', end)).toMatchObject({
      exitCode: 0,
      text: expect.stringContaining('3 statements'),
    });
  });

  withMoto('an archived object is named, with what to do, and the others are verified', async () => {
    await put('archived', { 'decisions/a': textOf(lines.slice(0, 2)) });
    const archived = { Bucket: 'archived', Key: 'decisions/b', Body: 'x', StorageClass: 'GLACIER' } as const;
    await moto().s3.send(new PutObjectCommand(archived));
    const { text } = await verifying('s3://archived/');
    expect(text).toContain('2 records in 1 chain');
    expect(text).toContain(
      'unread  decisions/b\n    it was not read: it is in an archive storage class: restore it',
    );
  });

  withMoto('an object that may not be read is named, and the others are verified', async () => {
    await put('denied', { 'decisions/a': textOf(lines.slice(0, 2)), 'decisions/b': textOf(lines.slice(2)) });
    const { s3 } = accountAt(moto().endpoint, 'us-east-1');
    s3.middlewareStack.add(
      (next) => async (args) => {
        if ((args.input as { Key?: string }).Key !== 'decisions/b') return next(args);
        throw Object.assign(new Error('Access Denied'), { name: 'AccessDenied' });
      },
      { step: 'initialize' },
    );
    const { text } = await verifying('s3://denied/', undefined, () => s3);
    expect(text).toContain('2 records in 1 chain');
    expect(text).toContain(
      'unread  decisions/b\n    it was not read: you may not read it: it needs s3:GetObject',
    );
  });
});
