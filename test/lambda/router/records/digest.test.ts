import { createHmac } from 'node:crypto';
import type { AwsJsonCall } from '../../../../lambda/aws/aws-json';
import { createDigest } from '../../../../lambda/router/records/digest';

const MASTER = 'only KMS knows this';
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/** KMS as GenerateMac behaves: a MAC of the message under a key that never leaves. */
function kms() {
  const calls: AwsJsonCall[] = [];
  let failures = 0;
  const call = async (made: AwsJsonCall) => {
    calls.push(made);
    if (failures-- > 0) throw new Error('ThrottlingException');
    const { Message } = made.body as { Message: string };
    return { Mac: hmac(MASTER, Buffer.from(Message, 'base64').toString()).toString('base64') };
  };
  return {
    call,
    calls,
    fail: (times: number) => {
      failures = times;
    },
  };
}

const on = (day: string) => () => new Date(`${day}T12:00:00Z`);

test('a person who may use the KMS key can prove a digest', async () => {
  const digest = createDigest(kms().call, 'key-1', on('2026-11-21'));
  const dayKey = hmac(MASTER, 'hybrid-llm/digest/2026-11-21');
  expect(await digest('Hi')).toBe(`hmac-sha256/2026-11-21/${hmac(dayKey, 'Hi').toString('hex')}`);
});

test('KMS is called once a day, however many requests there are', async () => {
  const { call, calls } = kms();
  let day = '2026-11-21';
  const digest = createDigest(call, 'key-1', () => on(day)());
  const digests = await Promise.all(['a', 'b', 'c', 'a'].map(digest));
  expect(calls).toHaveLength(1);
  expect(calls[0]).toMatchObject({
    service: 'kms',
    target: 'TrentService.GenerateMac',
    body: { KeyId: 'key-1', MacAlgorithm: 'HMAC_SHA_256' },
  });
  expect(new Set(digests).size).toBe(3);
  day = '2026-11-22';
  expect(await digest('a')).not.toBe(digests[0]);
  expect(calls).toHaveLength(2);
});

test('the next request calls KMS again after a failure', async () => {
  const { call, fail } = kms();
  const digest = createDigest(call, 'key-1', on('2026-11-21'));
  fail(2);
  await expect(digest('Hi')).rejects.toThrow();
  await expect(digest('Hi')).resolves.toContain('hmac-sha256/');
});

test.each([
  undefined,
  {},
  { Mac: '' },
  { Mac: 1 },
  { Mac: 'not base64 of a MAC' },
  { Mac: Buffer.alloc(31).toString('base64') },
  { Mac: Buffer.alloc(33).toString('base64') },
])('an answer without a MAC (%j) makes no digest', async (answer) => {
  const digest = createDigest(async () => answer, 'key-1', on('2026-11-21'));
  await expect(digest('Hi')).rejects.toThrow('no Mac of 32 bytes');
});
