import { createHash } from 'node:crypto';
import { GetPublicKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createAwsJson } from '../../../lambda/aws/aws-json';
import { createKmsSigner } from '../../../lambda/chain-heads/stores/kms-signer';
import { createS3Records } from '../../../lambda/chain-heads/stores/s3-records';
import { type Simulators, startSimulators } from '../../../local/simulators/start-simulators';
import { CREDENTIALS, REGION } from '../../contract/simulated-aws';
import { KEY_ARN } from './support/local-signer';

// The wire to S3 and KMS. AWS's own clients call the same simulators, so that these refuse what the services refuse.

const BUCKET = 'records';
const bucket = new Map<string, Buffer>();
let simulators: Simulators;
beforeAll(async () => {
  simulators = await startSimulators({
    region: REGION,
    credentials: CREDENTIALS,
    lockedBuckets: new Map([[BUCKET, bucket]]),
  });
});
afterAll(() => simulators?.close());
beforeEach(() => bucket.clear());
afterEach(() => {
  simulators.s3.fault(undefined);
  simulators.kms.fault(undefined);
});

const place = () => ({
  region: REGION,
  dnsSuffix: 'amazonaws.com',
  environment: {
    AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
    AWS_SESSION_TOKEN: CREDENTIALS.sessionToken,
    AWS_ENDPOINT_URL_S3: simulators.s3.url,
    AWS_ENDPOINT_URL_KMS: simulators.kms.url,
  },
});
const store = () => createS3Records(place(), BUCKET);
const body = Buffer.from('a.b.c');
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('base64');

describe('the listing', () => {
  const keysAfter = async (prefix: string, after: string) => {
    const pages: (readonly string[])[] = [];
    for await (const page of store().list(prefix, after)) pages.push(page);
    return pages;
  };

  test('has every key below the prefix in pages, in order, as AWS’s own client lists them', async () => {
    for (let index = 0; index < 2345; index++) bucket.set(`decisions/${(index * 7919) % 2345}`, body);
    bucket.set('heads/000000001.jws', body);
    const pages = await keysAfter('decisions/', '');
    expect(pages.map(({ length }) => length)).toEqual([1000, 1000, 345]);
    expect(pages.flat()).toEqual([...bucket.keys()].filter((key) => key.startsWith('decisions/')).sort());
    const { Contents = [] } = await s3().send(
      new ListObjectsV2Command({ Bucket: BUCKET, Prefix: 'decisions/' }),
    );
    expect(Contents.map(({ Key }) => Key)).toEqual(pages[0]);
  });

  test('begins after a key', async () => {
    for (const key of ['a/1', 'a/2', 'a/3']) bucket.set(key, body);
    expect(await keysAfter('a/', 'a/2')).toEqual([['a/3']]);
    expect(await keysAfter('a/', 'a/3')).toEqual([]);
  });

  test('is an error by its AWS name where the bucket is not ours', async () => {
    const other = createS3Records(place(), 'other').list('decisions/', '');
    await expect(other[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'AccessDenied' });
  });

  test('is an error where the answer is no listing', async () => {
    simulators.s3.fault({ kind: 'garbage' });
    await expect(keysAfter('a/', '')).rejects.toThrow('another document');
  });
});

describe('an object', () => {
  test('is read whole, up to the limit', async () => {
    bucket.set('a', body);
    expect(await store().read('a', body.length)).toEqual(body);
    await expect(store().read('a', body.length - 1)).rejects.toMatchObject({ reason: 'too-large' });
  });

  test('that is not there is refused by the name that S3 has for it', async () => {
    await expect(store().read('a', 9)).rejects.toMatchObject({ reason: 'refused', code: 'NoSuchKey' });
  });

  test.each([
    [403, 'AccessDenied'],
    [400, 'KMS.DisabledException'],
  ])('that S3 refuses with %i %s is refused, and not asked for again', async (status, code) => {
    const before = simulators.s3.calls.length;
    simulators.s3.fault({ kind: 'status', status, code });
    await expect(store().read('a', 9)).rejects.toMatchObject({ reason: 'refused', code });
    expect(simulators.s3.calls.length - before).toBe(1);
  });

  test.each([
    [400, 'ThrottlingException'],
    [400, 'KMS.ThrottlingException'],
    [400, 'RequestTimeout'],
    [400, 'ExpiredToken'],
    [403, 'RequestTimeTooSkewed'],
    [408, 'UnknownError'],
    [429, 'TooManyRequestsException'],
  ])('is asked for again after %i %s, which is no answer about the object', async (status, code) => {
    bucket.set('a', body);
    simulators.s3.fault({ kind: 'status', status, code }, 1);
    expect(await store().read('a', 9)).toEqual(body);
    simulators.s3.fault({ kind: 'status', status, code });
    await expect(store().read('a', 9)).rejects.toMatchObject({ name: 'AwsError', code });
  });

  test('is asked for three times where S3 does not answer, and then the error is no refusal of the object', async () => {
    const before = simulators.s3.calls.length;
    simulators.s3.fault({ kind: 'status', status: 503, code: 'SlowDown' });
    await expect(store().read('a', 9)).rejects.toMatchObject({ name: 'AwsError', code: 'SlowDown' });
    expect(simulators.s3.calls.length - before).toBe(3);
  });
});

describe('a statement', () => {
  test('is created with its checksum, and only where there is none', async () => {
    expect(await store().create('heads/1', body)).toBe(true);
    expect(bucket.get('heads/1')).toEqual(body);
    expect(simulators.s3.calls.at(-1)?.headers).toMatchObject({
      'if-none-match': '*',
      'x-amz-checksum-sha256': sha256(body),
    });
  });

  test('does not replace another one', async () => {
    bucket.set('heads/1', Buffer.from('another one'));
    expect(await store().create('heads/1', body)).toBe(false);
    expect(bucket.get('heads/1')?.toString()).toBe('another one');
  });

  test('that was stored while the answer was lost counts as created', async () => {
    simulators.s3.fault({ kind: 'reset', afterEvents: 0 }, 1);
    expect(await store().create('heads/1', body)).toBe(true);
    expect(bucket.get('heads/1')).toEqual(body);
  });

  test('that S3 denies is an error by its AWS name', async () => {
    simulators.s3.fault({ kind: 'status', status: 403, code: 'AccessDenied' });
    await expect(store().create('heads/1', body)).rejects.toMatchObject({
      code: 'AccessDenied',
      status: 403,
    });
  });
});

test('KMS is asked for a signature of a digest, of one algorithm', async () => {
  const digest = createHash('sha256').update('text').digest();
  await createKmsSigner(createAwsJson(place()), KEY_ARN).sign(digest);
  expect(simulators.kms.calls.at(-1)?.body).toEqual({
    KeyId: KEY_ARN,
    Message: digest.toString('base64'),
    MessageType: 'DIGEST',
    SigningAlgorithm: 'ECDSA_SHA_256',
  });
});

test('a digest of another length is refused by KMS', async () => {
  const signing = createKmsSigner(createAwsJson(place()), KEY_ARN).sign(Buffer.alloc(31));
  await expect(signing).rejects.toMatchObject({ code: 'ValidationException' });
});

test('an answer about another key is no signature', async () => {
  const other = createKmsSigner(async () => ({ KeyId: 'arn:another', Signature: 'AA==' }), KEY_ARN);
  await expect(other.sign(Buffer.alloc(32))).rejects.toThrow('without a signature of the key');
});

describe('the simulated bucket, to AWS’s own client', () => {
  const put = (change: object = {}) =>
    s3().send(new PutObjectCommand({ Bucket: BUCKET, Key: 'k', Body: body, ...change }));

  test('takes an object with a checksum and gives it back', async () => {
    await put({ ChecksumSHA256: sha256(body) });
    const { Body } = await s3().send(new GetObjectCommand({ Bucket: BUCKET, Key: 'k' }));
    expect(await Body?.transformToString()).toBe('a.b.c');
  });

  test('refuses an object without a checksum, with a wrong one, and one that exists', async () => {
    await expect(put()).rejects.toMatchObject({ name: 'InvalidRequest' });
    await expect(put({ ChecksumSHA256: sha256(Buffer.from('x')) })).rejects.toMatchObject({
      name: 'BadDigest',
    });
    const once = { ChecksumSHA256: sha256(body), IfNoneMatch: '*' };
    await put(once);
    await expect(put(once)).rejects.toMatchObject({ name: 'PreconditionFailed' });
  });
});

describe('the simulated KMS, to AWS’s own client', () => {
  const kms = () =>
    new KMSClient({ region: REGION, credentials: CREDENTIALS, endpoint: simulators.kms.url, maxAttempts: 1 });
  const command = { KeyId: KEY_ARN, Message: Buffer.alloc(32), MessageType: 'DIGEST' } as const;

  test('signs, and gives the public key', async () => {
    const signed = await kms().send(new SignCommand({ ...command, SigningAlgorithm: 'ECDSA_SHA_256' }));
    expect(signed.Signature?.length).toBeGreaterThan(60);
    const { KeySpec } = await kms().send(new GetPublicKeyCommand({ KeyId: KEY_ARN }));
    expect(KeySpec).toBe('ECC_NIST_P256');
  });

  test('refuses another algorithm', async () => {
    const other = kms().send(new SignCommand({ ...command, SigningAlgorithm: 'ECDSA_SHA_384' }));
    await expect(other).rejects.toMatchObject({ name: 'InvalidKeyUsageException' });
  });

  test('refuses a digest of another length, and another message type', async () => {
    const signing = { ...command, SigningAlgorithm: 'ECDSA_SHA_256' } as const;
    const short = kms().send(new SignCommand({ ...signing, Message: Buffer.alloc(20) }));
    await expect(short).rejects.toMatchObject({ name: 'ValidationException' });
    const typed = kms().send(new SignCommand({ ...signing, MessageType: 'EXTERNAL_MU' }));
    await expect(typed).rejects.toMatchObject({ name: 'ValidationException' });
  });
});

/** Sends the checksum that the test states, and none of its own. */
const s3 = () =>
  new S3Client({
    region: REGION,
    credentials: CREDENTIALS,
    endpoint: simulators.s3.url,
    forcePathStyle: true,
    maxAttempts: 1,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
