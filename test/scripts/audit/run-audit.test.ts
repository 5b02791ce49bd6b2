import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { type AuditPorts, reconcile, show, verify } from '../../../scripts/audit/run-audit';
import { type MotoAccount, startMoto, withMoto } from '../account/moto-account';
import { HOUR_LATER, objectOf, storedLines } from './support/stored-records';

const folder = mkdtempSync(join(tmpdir(), 'audit-'));
let account: MotoAccount | undefined;
let lines: readonly string[];

beforeAll(async () => {
  account = await startMoto('us-east-1');
  lines = await storedLines();
  mkdirSync(join(folder, '2026/11'), { recursive: true });
  writeFileSync(join(folder, '2026/11/a.gz'), gzipSync(objectOf(lines.slice(0, 2)).bytes));
  writeFileSync(join(folder, '2026/11/b'), objectOf(lines.slice(2)).bytes);
  writeFileSync(join(folder, '.notes'), 'not a record');
}, 60_000);
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await account?.close();
});

const ports: AuditPorts = {
  s3: () => {
    if (!account) throw new Error('moto_server is not running');
    return account.s3;
  },
  now: HOUR_LATER,
};
const verifying = (records: string) => verify({ name: 'verify', records, part: false }, ports);
const reconciling = (records: string) =>
  reconcile({ name: 'reconcile', records, accessLog: undefined, graceMinutes: 20 }, ports);

test('a folder is verified and reconciled, with all folders in it', async () => {
  expect(await verifying(folder)).toEqual({
    exitCode: 0,
    text: expect.stringMatching(/^4 records in 1 chain; 0 delivered more than once\.\n.*\nNo findings\.$/),
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
  const file = join(folder, '.unacknowledged');
  writeFileSync(file, objectOf(await storedLines({ lost: [1, 2] })).bytes);
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
    const accessLog = join(folder, `.access-${status}`);
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
  const file = join(folder, '.opinion');
  const [opinion = ''] = await storedLines({ secondOpinion: true });
  writeFileSync(file, `${opinion}\n`);
  const { text, exitCode } = await reconciling(file);
  expect(text).toContain('no-decision');
  expect(text).toContain('0 decisions, 0 outcomes, 1 second opinion; up to');
  expect(exitCode).toBe(1);
});

test('a decision is shown by its id', async () => {
  const { text } = await show({ name: 'show', decisionId: 'writer-2', records: folder }, ports);
  expect(text).toMatch(/^Decision writer-2, /);
  const unknown = show({ name: 'show', decisionId: 'unknown', records: folder }, ports);
  await expect(unknown).rejects.toThrow('There is no decision unknown');
});

test('a request without its decision is shown by its other records', async () => {
  const file = join(folder, '.undecided');
  const [opinion, , outcome] = await storedLines({ secondOpinion: true });
  for (const lines of [[opinion], [outcome], [opinion, outcome]]) {
    writeFileSync(file, `${lines.join('\n')}\n`);
    const { text } = await show({ name: 'show', decisionId: 'writer-1', records: file }, ports);
    expect(text).toMatch(/^Request writer-1, .*: its decision is not here\n/);
  }
});

test('a source that does not exist, or is empty, is reported in a sentence', async () => {
  await expect(verifying(join(folder, 'nowhere'))).rejects.toThrow('is no file and no folder here');
  const empty = mkdtempSync(join(folder, '.empty-'));
  await expect(verifying(empty)).rejects.toThrow('There are no records in');
  await expect(reconciling(empty)).rejects.toThrow('There are no records in');
});

describe('in a bucket', () => {
  const put = async (bucket: string, objects: Readonly<Record<string, Uint8Array | string>>) => {
    await account?.s3.send(new CreateBucketCommand({ Bucket: bucket }));
    for (const [Key, Body] of Object.entries(objects)) {
      await account?.s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body }));
    }
  };

  withMoto('every object below the prefix is read, and nothing beside it', async () => {
    const hours = lines.map((line, index) => [
      `decisions/2026/11/21/${index}/x.gz`,
      gzipSync(objectOf([line]).bytes),
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
});
