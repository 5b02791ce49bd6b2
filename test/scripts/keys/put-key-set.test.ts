import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fetchKeySet } from '../../../scripts/keys/put-key-set';

const folder = mkdtempSync(path.join(tmpdir(), 'key-set-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(modulusLength: number, more: object = {}): string {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength });
  const file = path.join(folder, `${modulusLength}.json`);
  const key = { ...publicKey.export({ format: 'jwk' }), kid: 'one', ...more };
  writeFileSync(file, JSON.stringify({ keys: [key] }));
  return file;
}

test('a set with a sound key is read for publication', async () => {
  expect((await fetchKeySet(fileOf(2048))).keySet.keys).toHaveLength(1);
});

test('a set with an RSA key of 1024 bits is not published: the error names the key and the limit', async () => {
  await expect(fetchKeySet(fileOf(1024))).rejects.toThrow(
    /1024\.json is not a set of sound public keys: the key one has 1024 bits; RSA keys need 2048 or more/,
  );
});

test('an id with control characters does not reach the terminal', async () => {
  await expect(fetchKeySet(fileOf(1024, { kid: 'a\u001b[2J\u009b' }))).rejects.toThrow(
    /the key a\\u\{1b\}\[2J\\u\{9b\} has 1024 bits/,
  );
});

test('a set whose keys only encrypt is not published', async () => {
  await expect(fetchKeySet(fileOf(2048, { use: 'enc' }))).rejects.toThrow(/no key verifies signatures/);
});
