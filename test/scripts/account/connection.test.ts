import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { rulesOf } from '../../../lib/config/account-rules';
import { clientOptions } from '../../../scripts/account/client-options';
import { connection } from '../../../scripts/account/connection';
import { noAnswer } from '../../../scripts/account/no-answer';
import type { Variables } from '../../../scripts/account/proxy';
import { send } from '../../../scripts/account/send';
import { cdkDeployArguments } from '../../../scripts/deploy/cdk-deploy';
import { certificateOf } from '../../fixtures/tls/self-signed';
import { sources } from '../../import-graph';
import { type ConnectProxy, connectProxy } from './connect-proxy';

// A server of STS with a certificate of its own authority, and proxies, on this machine.

const folder = mkdtempSync(join(tmpdir(), 'connection-'));
const bundle = join(folder, 'authorities.pem');
const keys = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
const authority = { name: 'Authority', keys: keys(), isAuthority: true };
const host = { name: '127.0.0.1', keys: keys(), isAuthority: false };
writeFileSync(bundle, certificateOf(authority, authority));

const IDENTITY = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
<Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;
const server = createServer(
  {
    cert: certificateOf(host, authority),
    key: host.keys.privateKey.export({ type: 'pkcs8', format: 'pem' }),
  },
  (_request, response) => response.writeHead(200, { 'content-type': 'text/xml' }).end(IDENTITY),
);
let endpoint = '';
let open: ConnectProxy;
let closed: ConnectProxy;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  [open, closed] = [await connectProxy(), await connectProxy('user:p@ss%')];
});
beforeEach(() => {
  open.asked.length = 0;
  closed.asked.length = 0;
});
afterAll(() => {
  open.close();
  closed.close();
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/** The account that STS says, asked by a client of the AWS SDK. */
async function accountBy(env: Variables): Promise<string | undefined> {
  const options = { ...clientOptions(connection(env)), credentials, endpoint, region: 'eu-central-1' };
  const client = new STSClient({ ...options, maxAttempts: 1 });
  return (await client.send(new GetCallerIdentityCommand({}))).Account;
}

const tunnel = () => new URL(endpoint).host;
const withPassword = () => closed.url.replace('//', '//user:p%40ss%25@');

test('a client of the SDK goes through the proxy, and trusts the authority of the bundle', async () => {
  expect(await accountBy({ HTTPS_PROXY: open.url, AWS_CA_BUNDLE: bundle })).toBe('111122223333');
  expect(open.asked).toEqual([tunnel()]);
});

test('so does a request without a client', async () => {
  const way = connection({ https_proxy: open.url, aws_ca_bundle: bundle });
  expect(await send({ method: 'GET', url: new URL(endpoint) }, way)).toMatchObject({
    ok: true,
    text: IDENTITY,
  });
  expect(open.asked).toEqual([tunnel()]);
});

test('a host that NO_PROXY names is reached without the proxy', async () => {
  await accountBy({ HTTPS_PROXY: open.url, AWS_CA_BUNDLE: bundle, NO_PROXY: 'localhost,127.0.0.1' });
  expect(open.asked).toEqual([]);
});

test('the proxy gets the user and the password of its URL, as they were before their encoding', async () => {
  expect(await accountBy({ HTTPS_PROXY: withPassword(), AWS_CA_BUNDLE: bundle })).toBe('111122223333');
});

test.each([
  ['no password', () => closed.url],
  ['another password', () => closed.url.replace('//', '//user:s3cret@')],
])('a proxy that refuses %s is told in words, without the password', async (_what, url) => {
  const way = connection({ HTTPS_PROXY: url(), AWS_CA_BUNDLE: bundle });
  expect(await send({ method: 'GET', url: new URL(endpoint) }, way).catch(noAnswer)).toBe(
    `The proxy ${closed.url} answered 407 for 127.0.0.1: it asks for a user and a password, or for others.`,
  );
});

test('a proxy that does not listen is told in words', async () => {
  const gone = await connectProxy();
  gone.close();
  expect(await accountBy({ HTTPS_PROXY: gone.url }).catch(noAnswer)).toContain(
    'There was no answer from AWS (ECONNREFUSED)',
  );
});

test('without a bundle, the authority of the server is not trusted', async () => {
  expect(await accountBy({ HTTPS_PROXY: open.url }).catch(noAnswer)).toContain('is not trusted here');
});

test('a bundle replaces the authorities of Node.js, as it does in the CDK', () => {
  expect(connection({ AWS_CA_BUNDLE: bundle }).ca).toBe(readFileSync(bundle, 'utf8'));
});

test.each([
  ['AWS_CA_BUNDLE', 'absent.pem', undefined, 'which cannot be read: ENOENT'],
  ['NODE_EXTRA_CA_CERTS', 'absent.pem', undefined, 'which cannot be read: ENOENT'],
  ['AWS_CA_BUNDLE', 'key.pem', 'no certificate', 'which has no certificate in PEM'],
  ['NODE_EXTRA_CA_CERTS', 'key.pem', 'no certificate', 'which has no certificate in PEM'],
])('%s with %s is refused, and not ignored', (name, file, content, why) => {
  const path = join(folder, file);
  if (content !== undefined) writeFileSync(path, content);
  expect(() => connection({ [name]: path })).toThrow(`${name} is ${path}, ${why}.`);
});

/** Runs Node.js with variables of its own. */
const run = (args: readonly string[], env: Variables) =>
  promisify(execFile)(process.execPath, args, { env: { PATH: process.env.PATH, ...env } });

test('Node.js adds the authorities of NODE_EXTRA_CA_CERTS to those that a connection trusts', async () => {
  const script = `
    const { connection } = require('./scripts/account/connection');
    const { send } = require('./scripts/account/send');
    send({ method: 'GET', url: new URL('${endpoint}') }, connection()).then(({ status }) => console.log(status));`;
  const env = { HTTPS_PROXY: open.url, NODE_EXTRA_CA_CERTS: bundle };
  expect((await run(['--import', 'tsx', '-e', script], env)).stdout.trim()).toBe('200');
});

test('the CDK that deploys takes the same proxy from the same variables', async () => {
  const args = cdkDeployArguments('one', folder, true, rulesOf({}));
  const env = {
    HTTPS_PROXY: open.url,
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
    HOME: folder,
    CDK_DISABLE_CLI_TELEMETRY: 'true',
  };
  await expect(run([require.resolve('aws-cdk/bin/cdk'), ...args], env)).rejects.toThrow();
  expect(open.asked).toContainEqual(expect.stringMatching(/^sts\..*amazonaws\.com:443$/));
});

describe('no command leaves by another way', () => {
  // Registries are asked with the agents of a connection, which image-place.ts gives.
  const files = sources('scripts').filter(
    (file) => !/^scripts\/(account|clients|start|images\/http)\//.test(file),
  );
  const text = (file: string) => readFileSync(join(__dirname, '../../..', file), 'utf8');

  test('none opens a connection by itself', () => {
    expect(files.filter((file) => /\bfetch\(|from 'node:(https?|net)'/.test(text(file)))).toEqual([]);
  });

  test('none makes a client of the SDK without the options of a connection', () => {
    expect(
      files.filter((file) => /new (?!Registry)\w+Client\((?!\{[^}]*clientOptions\()/.test(text(file))),
    ).toEqual([]);
  });
});
