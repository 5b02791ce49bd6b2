import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { verifySigV4 } from '../../../local/simulators/verify-sigv4';
import { CREDENTIALS, REGION } from '../../contract/simulated-aws';

// AWS's own signer says what a good signature is; then one thing at a time is changed.

const NOW = new Date('2026-11-20T12:00:00Z');
const BODY = Buffer.from('{"model":"auto"}');
const expected = { service: 'execute-api', region: REGION, now: NOW, credentialsFor: () => CREDENTIALS };

async function signed(options: {
  path?: string;
  query?: Record<string, string | string[]>;
  method?: string;
  headers?: Record<string, string>;
  at?: Date;
}) {
  const { path = '/prod/v1/chat/completions', query, method = 'POST', headers = {}, at = NOW } = options;
  const signer = new SignatureV4({
    service: 'execute-api',
    region: REGION,
    credentials: CREDENTIALS,
    sha256: Sha256,
  });
  const body = method === 'GET' ? undefined : BODY;
  const host = 'api.example';
  const request = {
    method,
    protocol: 'https:',
    hostname: host,
    path,
    query,
    headers: { host, ...headers },
    body,
  };
  const result = await signer.sign(request, { signingDate: at });
  const lower = Object.entries(result.headers).map(([name, value]) => [name.toLowerCase(), value]);
  return { method, url: path, headers: Object.fromEntries(lower) as Record<string, string> };
}

test.each([
  ['a plain path', {}, ''],
  ['a path with escapes', { path: '/model/eu.anthropic.claude%3A0/x%20y' }, ''],
  ['a query', { query: { b: '2', a: ['z', 'a'], 'sp ace': 'ü*+' } }, '?b=2&a=z&a=a&sp%20ace=%C3%BC%2A%2B'],
  ['a query without a value', { query: { flag: '' } }, '?flag'],
  ['headers with many spaces', { headers: { 'x-amz-meta': '  a   b ' } }, ''],
])('accepts %s', async (_what, options, query) => {
  const request = await signed(options);
  const url = request.url + query;
  expect(verifySigV4({ ...request, url }, BODY, expected)).toEqual({
    ok: true,
    accessKeyId: CREDENTIALS.accessKeyId,
  });
});

test('accepts a request without a body', async () => {
  expect(verifySigV4(await signed({ method: 'GET' }), Buffer.alloc(0), expected)).toMatchObject({ ok: true });
});

const code = (result: ReturnType<typeof verifySigV4>) => (result.ok ? 'accepted' : result.code);

test.each<[string, (request: Awaited<ReturnType<typeof signed>>) => void, string]>([
  ['another path', (request) => (request.url = '/prod/v1/models'), 'InvalidSignatureException'],
  ['an added query', (request) => (request.url += '?a=b'), 'InvalidSignatureException'],
  ['a broken escape', (request) => (request.url += '?a=%zz'), 'InvalidSignatureException'],
  ['another method', (request) => (request.method = 'PUT'), 'InvalidSignatureException'],
  ['another host', ({ headers }) => (headers.host = 'other.example'), 'InvalidSignatureException'],
  ['a header added unsigned', ({ headers }) => (headers['x-amz-new'] = '1'), 'InvalidSignatureException'],
  [
    'a signed header removed',
    ({ headers }) => delete headers['x-amz-content-sha256'],
    'InvalidSignatureException',
  ],
  ['no signature', ({ headers }) => delete headers.authorization, 'MissingAuthenticationTokenException'],
  ['a bearer token', ({ headers }) => (headers.authorization = 'Bearer x'), 'IncompleteSignatureException'],
  ['no date', ({ headers }) => delete headers['x-amz-date'], 'IncompleteSignatureException'],
  [
    'half a signature',
    ({ headers }) => (headers.authorization = headers.authorization?.slice(0, -1) ?? ''),
    'IncompleteSignatureException',
  ],
  [
    'another date',
    ({ headers }) => (headers['x-amz-date'] = '20261120T120001Z'),
    'InvalidSignatureException',
  ],
  [
    'another session',
    ({ headers }) => (headers['x-amz-security-token'] = 'other'),
    'UnrecognizedClientException',
  ],
])('refuses %s', async (_what, change, name) => {
  const request = await signed({});
  change(request);
  expect(code(verifySigV4(request, BODY, expected))).toBe(name);
});

test('refuses another body, whatever the hash header says', async () => {
  expect(code(verifySigV4(await signed({}), Buffer.from('{}'), expected))).toBe('InvalidSignatureException');
});

test('refuses a body sent as unsigned payload', async () => {
  const request = await signed({ headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } });
  expect(code(verifySigV4(request, BODY, expected))).toBe('InvalidSignatureException');
});

test.each([
  [-301, 'InvalidSignatureException'],
  [-299, 'accepted'],
  [299, 'accepted'],
  [301, 'InvalidSignatureException'],
])('a clock %d seconds off: %s', async (seconds, result) => {
  const at = new Date(NOW.getTime() + seconds * 1000);
  expect(code(verifySigV4(await signed({ at }), BODY, expected))).toBe(result);
});

test.each([
  ['another service', { service: 'bedrock' }, 'InvalidSignatureException'],
  ['another region', { region: 'us-east-1' }, 'InvalidSignatureException'],
  ['an unknown key', { credentialsFor: () => undefined }, 'UnrecognizedClientException'],
  [
    'a session that has ended',
    { credentialsFor: () => ({ ...CREDENTIALS, expiresAt: NOW }) },
    'ExpiredTokenException',
  ],
  [
    'another secret',
    { credentialsFor: () => ({ ...CREDENTIALS, secretAccessKey: 'other' }) },
    'InvalidSignatureException',
  ],
])('refuses a signature for %s', async (_what, change, name) => {
  expect(code(verifySigV4(await signed({}), BODY, { ...expected, ...change }))).toBe(name);
});
