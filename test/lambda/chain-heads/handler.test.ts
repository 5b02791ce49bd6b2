import { execFile } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { compactVerify } from 'jose';
import { createAwsJson } from '../../../lambda/aws/aws-json';
import type { LogEntry } from '../../../lambda/chain-heads/log';
import { payloadOf } from '../../../lambda/chain-heads/statement';
import { type Simulators, startSimulators } from '../../../local/simulators/start-simulators';
import { verifySource } from '../../../scripts/audit/verify';
import { bundleOf } from '../../../scripts/prove/function-code';
import { CREDENTIALS, REGION } from '../../contract/simulated-aws';
import { Deployment, templates } from '../../scripts/audit/support/deployment';
import { bucketOf, HOUR } from '../../scripts/audit/support/signed-records';
import { KEY_ARN } from './support/local-signer';
import { chainLines, delivered, keyAt } from './support/records';

// The handler as it is deployed: bundled, in a process of its own, with S3 and KMS at the end of a socket.

const BUCKET = 'records';
const bucket = new Map<string, Buffer>();
let simulators: Simulators;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'signer-'));
  writeFileSync(join(folder, 'index.js'), bundleOf('lambda/chain-heads'));
  const config = {
    version: 1,
    deployment: 'sandbox',
    account: '111122223333',
    region: REGION,
    dnsSuffix: 'amazonaws.com',
    bucketVariable: 'RECORDS_BUCKET',
    keyVariable: 'SIGNING_KEY_ARN',
  };
  writeFileSync(join(folder, 'chain-heads-config.json'), JSON.stringify(config));
  simulators = await startSimulators({
    region: REGION,
    credentials: CREDENTIALS,
    lockedBuckets: new Map([[BUCKET, bucket]]),
  });
});
afterAll(async () => {
  await simulators?.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  bucket.clear();
  bucket.set(keyAt('2026/11/26/02'), delivered(chainLines('w', 3)));
});
afterEach(() => {
  simulators.s3.fault(undefined);
  simulators.kms.fault(undefined);
});

const environment = (change: Record<string, string> = {}) => ({
  AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
  AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
  AWS_SESSION_TOKEN: CREDENTIALS.sessionToken,
  AWS_ENDPOINT_URL_S3: simulators.s3.url,
  AWS_ENDPOINT_URL_KMS: simulators.kms.url,
  RECORDS_BUCKET: BUCKET,
  SIGNING_KEY_ARN: KEY_ARN,
  ...change,
});

async function run(events: readonly object[] = [{}], change: Record<string, string> = {}) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(__dirname, 'support', 'run-signer.js'), folder, JSON.stringify(events)],
    { env: environment(change) },
  );
  const lines = stdout.trim().split('\n');
  const log = lines.slice(0, -1).map((line) => JSON.parse(line) as LogEntry);
  return { log, results: JSON.parse(lines.at(-1) ?? '') as string[] };
}

/** As `aws kms get-public-key` gives it. */
async function publicKey(): Promise<Buffer> {
  const aws = createAwsJson({ region: REGION, dnsSuffix: 'amazonaws.com', environment: environment() });
  const answer = await aws({ service: 'kms', target: 'TrentService.GetPublicKey', body: { KeyId: KEY_ARN } });
  return Buffer.from((answer as { PublicKey: string }).PublicKey, 'base64');
}

const statement = (sequence: number) =>
  bucket.get(`heads/${String(sequence).padStart(9, '0')}.jws`)?.toString() ?? '';

test('a run stores a statement that the public key of KMS verifies', async () => {
  const { log, results } = await run();
  expect(results).toEqual(['done']);
  const ms = expect.any(Number);
  expect(log).toEqual([{ event: 'chain-heads-signed', sequence: 1, heads: 1, objects: 1, ms }]);
  const key = createPublicKey({ key: await publicKey(), format: 'der', type: 'spki' });
  await expect(compactVerify(statement(1), key)).resolves.toMatchObject({
    protectedHeader: { kid: KEY_ARN },
  });
});

test('an auditor verifies what the bucket holds after two runs, with the public key of KMS', async () => {
  bucket.clear();
  const hours = new Deployment(await templates(REGION), Date.now() - 24 * HOUR);
  hours.hour(0);
  hours.request(1).lost();
  hours.hour(2);
  for (const [key, body] of hours.store.objects) bucket.set(key, body);
  expect((await run([{}, {}])).results).toEqual(['done', 'done']);
  const heads = join(folder, 'heads.der');
  writeFileSync(heads, await publicKey());
  const now = new Date();
  const command = {
    name: 'verify',
    records: 'the bucket',
    part: undefined,
    publicKeys: [heads],
    until: now,
  } as const;
  const { text, exitCode } = await verifySource(bucketOf(bucket), command, { now });
  expect(text).toContain('2 statements, 1 to 2.');
  expect(text).toContain('No findings.');
  expect(exitCode).toBe(0);
});

test('the second run of one environment signs what the first one left, and names it', async () => {
  const { results } = await run([{}, {}]);
  expect(results).toEqual(['done', 'done']);
  expect(payloadOf(statement(2))).toMatchObject({ sequence: 2, objects: [] });
});

test('a key with characters of XML and of URLs is read under its own name', async () => {
  const odd = keyAt('2026/11/26/02', "a b+c&d<e>%2F'(é)*!~");
  bucket.set(odd, delivered(chainLines('odd', 1)));
  await run([{}, {}]);
  expect(payloadOf(statement(1)).objects).toContain(odd);
  expect(payloadOf(statement(2))).toMatchObject({ objects: [], unread: [] });
});

test('an object that cannot be read raises the alarm of incomplete statements', async () => {
  bucket.set(keyAt('2026/11/26/01'), delivered(chainLines('w', 9)).subarray(0, 20));
  const { log } = await run();
  expect(log).toContainEqual({
    event: 'chain-heads-incomplete',
    sequence: 1,
    unread: 1,
    otherLines: 0,
    readThrough: null,
  });
});

test('the line for incomplete statements counts lines, and says nothing of them', async () => {
  bucket.set(keyAt('2026/11/26/01'), delivered(['my secret', 'my other secret']));
  const { log } = await run();
  expect(log).toContainEqual(expect.objectContaining({ event: 'chain-heads-incomplete', otherLines: 2 }));
  expect(JSON.stringify(log)).not.toContain('secret');
});

test.each([500, 503, 429, 409])('S3 answers %i twice, and the run goes on', async (status) => {
  simulators.s3.fault({ kind: 'status', status }, 2);
  expect((await run()).results).toEqual(['done']);
});

test('a connection to S3 that is cut is opened again', async () => {
  simulators.s3.fault({ kind: 'reset', afterEvents: 0 }, 2);
  expect((await run()).results).toEqual(['done']);
});

test('without an answer of S3 the invocation fails, and the log names the error of S3', async () => {
  simulators.s3.fault({ kind: 'status', status: 503, code: 'SlowDown' });
  expect(await run()).toEqual({
    log: [{ event: 'chain-heads-failed', error: 'AwsError', code: 'SlowDown' }],
    results: ['failed: The heads of the chains could not be signed'],
  });
});

test.each(['DisabledException', 'KMSInvalidStateException', 'NotFoundException'])(
  'a key that answers %s fails the invocation, and nothing is stored',
  async (code) => {
    simulators.kms.fault({ kind: 'status', status: 400, code });
    const { log, results } = await run();
    expect(results[0]).toMatch(/^failed/);
    expect(log).toEqual([{ event: 'chain-heads-failed', error: 'AwsError', code }]);
    expect([...bucket.keys()].filter((key) => key.startsWith('heads/'))).toEqual([]);
  },
);

test.each(['RECORDS_BUCKET', 'SIGNING_KEY_ARN'])('without %s the function does not start', async (name) => {
  await expect(run([{}], { [name]: '' })).rejects.toThrow(`environment variable ${name} is not set`);
});

test('a run that is told to list from an earlier key does so, and another value is ignored', async () => {
  await run();
  bucket.set(keyAt('2020/01/01/00'), delivered(chainLines('old', 1)));
  await run([{ from: 7 }, { from: 'decisions/2020/' }]);
  expect(payloadOf(statement(2)).objects).toEqual([]);
  expect(payloadOf(statement(3)).objects).toEqual([keyAt('2020/01/01/00')]);
});
