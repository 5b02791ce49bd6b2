import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto';
import { compactVerify } from 'jose';
import { CHAIN_HEADS_TYPE, type ChainHeads } from '../../../lambda/chain-heads/schema/chain-heads';
import { hashOf, payloadOf, rawSignature, signStatement } from '../../../lambda/chain-heads/statement';
import { KEY_ARN, localSigner, publicKey } from './support/local-signer';

const heads: ChainHeads = {
  schema: 'hybrid-llm/chain-heads/1',
  deployment: 'sandbox',
  account: '111122223333',
  region: 'eu-central-1',
  sequence: 7,
  previous: 'a'.repeat(64),
  time: '2026-11-26T03:00:00.000Z',
  readThrough: null,
  heads: [{ writer: 'w', first: 1, sequence: 3, hash: 'b'.repeat(64), time: '2026-11-26T02:00:00.000Z' }],
  objects: ['decisions/2026/11/26/02/audit-1.gz'],
  unread: [],
  otherLines: [],
};

test('a JOSE library verifies a statement with the public key alone', async () => {
  const { payload, protectedHeader } = await compactVerify(
    await signStatement(heads, localSigner),
    publicKey,
  );
  expect(JSON.parse(new TextDecoder().decode(payload))).toEqual(heads);
  expect(protectedHeader).toEqual({ alg: 'ES256', kid: KEY_ARN, typ: CHAIN_HEADS_TYPE });
});

test('Node alone verifies a statement', async () => {
  const [header, payload, signature = ''] = (await signStatement(heads, localSigner)).split('.');
  const raw = Buffer.from(signature, 'base64url');
  const input = Buffer.from(`${header}.${payload}`);
  expect(verify('sha256', input, { key: publicKey, dsaEncoding: 'ieee-p1363' }, raw)).toBe(true);
});

test('a statement with another payload is not verified', async () => {
  const [header, , signature] = (await signStatement(heads, localSigner)).split('.');
  const other = Buffer.from(JSON.stringify({ ...heads, sequence: 8 })).toString('base64url');
  await expect(compactVerify([header, other, signature].join('.'), publicKey)).rejects.toThrow();
});

test('KMS is given the digest of what is signed, and nothing else', async () => {
  const digests: Buffer[] = [];
  const jws = await signStatement(heads, {
    keyId: KEY_ARN,
    sign: (digest) => {
      digests.push(digest);
      return localSigner.sign(digest);
    },
  });
  const input = jws.slice(0, jws.lastIndexOf('.'));
  expect(digests).toEqual([createHash('sha256').update(input).digest()]);
});

test('the payload of a statement is read back', async () => {
  expect(payloadOf(await signStatement(heads, localSigner))).toEqual(heads);
});

test.each(['', 'a.b', 'not a statement', '..'])('the text %j is no statement', (text) => {
  expect(() => payloadOf(text)).toThrow();
});

test('the next statement names the hash of the whole text', () => {
  expect(hashOf('a.b.c')).toBe(createHash('sha256').update('a.b.c').digest('hex'));
});

describe('the raw form of a signature', () => {
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  test('verifies what its DER form verifies, whatever the lengths of the two numbers are', () => {
    // One number in 256 is a byte shorter, and every second one has a zero byte in front.
    for (let index = 0; index < 1000; index++) {
      const message = Buffer.from(`message ${index}`);
      const raw = rawSignature(sign('sha256', message, key.privateKey));
      expect(raw).toHaveLength(64);
      expect(verify('sha256', message, { key: key.publicKey, dsaEncoding: 'ieee-p1363' }, raw)).toBe(true);
    }
  });

  const good = Buffer.from('3006020101020102', 'hex');
  test('pads short numbers', () => {
    const raw = rawSignature(good).toString('hex');
    expect(raw).toBe(`${'0'.repeat(63)}1${'0'.repeat(63)}2`);
  });

  test.each([
    ['nothing', ''],
    ['another tag', '3106020101020102'],
    ['a wrong length', '3007020101020102'],
    ['one number', '3003020101'],
    ['three numbers', '3009020101020102020103'],
    ['a number of another type', '3006030101020102'],
    ['a number that ends after the signature', '3006020101020202'],
    ['an empty number', '30050200020102'],
    ['a number that is too long', `3026022101${'00'.repeat(32)}020102`],
    ['rest after the signature', '300602010102010200'],
  ])('%s is refused', (_, hex) => {
    expect(() => rawSignature(Buffer.from(hex, 'hex'))).toThrow(/P-256/);
  });
});
