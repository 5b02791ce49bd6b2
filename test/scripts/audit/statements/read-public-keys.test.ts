import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPublicKeys } from '../../../../scripts/audit/statements/read-public-keys';

const folder = mkdtempSync(join(tmpdir(), 'audit-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const ec = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve });
const pem = (key: KeyObject) => key.export({ type: 'spki', format: 'pem' });
const p256 = ec('P-256');

test.each([
  ['PEM', pem(p256.publicKey)],
  ['DER', p256.publicKey.export({ type: 'spki', format: 'der' })],
])('a public key is read from %s', (name, content) => {
  const path = file(name, content);
  const [read] = readPublicKeys([path]);
  expect(read?.file).toBe(path);
  expect(read?.key.equals(p256.publicKey)).toBe(true);
});

test.each([
  ['another curve', pem(ec('P-384').publicKey), 'it is a key of the kind ec secp384r1'],
  [
    'an RSA key',
    pem(generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey),
    'it is a key of the kind rsa',
  ],
  ['a private key', p256.privateKey.export({ type: 'pkcs8', format: 'pem' }), 'it holds a private key'],
  ['no key', 'hello', 'it is no public key'],
  ['damaged PEM', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n', 'it is no public key'],
])('%s is refused, with what is expected and how to get it', (name, content, words) => {
  const read = () => readPublicKeys([file(name, content)]);
  expect(read).toThrow(words);
  expect(read).toThrow(
    'aws kms get-public-key --region <region> --key-id <key ARN of the signer> --query PublicKey',
  );
});

test('every file that holds no key is named at once', () => {
  const read = () => readPublicKeys([join(folder, 'missing'), file('none', 'hello')]);
  expect(read).toThrow('ENOENT');
  expect(read).toThrow(`${join(folder, 'none')}: it is no public key`);
});
