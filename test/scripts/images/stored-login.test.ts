import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { storedLogin } from '../../../scripts/images/registry/stored-login';

const IMAGE = { registry: 'quay.io', repository: 'team/image' };
const file = (username: string) =>
  JSON.stringify({ auths: { 'quay.io': { auth: Buffer.from(`${username}:p`).toString('base64') } } });

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'home-'));
});
afterEach(() => rmSync(home, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(home, path)), { recursive: true });
  writeFileSync(join(home, path), text);
}

test.each([
  ['.docker/config.json', {}],
  ['.config/containers/auth.json', {}],
  ['docker/config.json', { DOCKER_CONFIG: 'docker' }],
  ['run/containers/auth.json', { XDG_RUNTIME_DIR: 'run' }],
  ['own.json', { REGISTRY_AUTH_FILE: 'own.json' }],
])('a login in %s is found', async (path, variables) => {
  write(path, file('user'));
  const env = Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, join(home, value)]));
  expect(await storedLogin(IMAGE, { home, env })(false)).toEqual({ username: 'user', password: 'p' });
});

test('the file that a variable names counts before the others', async () => {
  write('own.json', file('own'));
  write('.docker/config.json', file('docker'));
  const env = { REGISTRY_AUTH_FILE: join(home, 'own.json') };
  expect(await storedLogin(IMAGE, { home, env })(false)).toMatchObject({ username: 'own' });
});

test('without any file, requests are anonymous', async () => {
  expect(await storedLogin(IMAGE, { home, env: {} })(false)).toBeUndefined();
});

test('a login that a program keeps is an error that names the program and the way around it', async () => {
  write('.docker/config.json', JSON.stringify({ credHelpers: { 'quay.io': 'pass' } }));
  await expect(storedLogin(IMAGE, { home, env: {} })(false)).rejects.toMatchObject({
    kind: 'login',
    words: expect.stringContaining('docker-credential-pass'),
    next: expect.stringContaining('skopeo login --authfile'),
  });
});
