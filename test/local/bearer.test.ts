import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import OpenAI from 'openai';
import { hashSecret, newApiKey } from '../../lambda/authorizer/api-keys/api-key';
import { refusalsFor } from '../../lib/gateway/refusals';
import type { LocalBearers } from '../../local/gateway/local-bearers';
import { curlLine } from '../../scripts/start/first-steps';
import { fixtureFile } from '../fixture-deployments';
import { eventually } from './fixtures/eventually';
import { fetchAs, type Sandbox, startSandbox } from './fixtures/sandbox';

// The deployment whose open lane takes bearer credentials: its bundled authorizer and routers, each in processes of
// its own, with DynamoDB and S3 simulated.

let served: Sandbox;
const logged: string[] = [];
beforeAll(async () => {
  served = await startSandbox({
    deployment: fixtureFile('eu-central-1'),
    onLog: (_, line) => logged.push(line),
  });
}, 60_000);
afterAll(() => served?.close());

function local(): LocalBearers {
  if (!served.run.bearers) throw new Error('no bearer credentials');
  return served.run.bearers;
}
const credentialOf = (caller: string) => local().bearers.find((one) => one.caller === caller)?.value ?? '';

const messages = [{ role: 'user' as const, content: 'What is a data class?' }];
const asInternal = { headers: { 'x-data-class': 'internal' } };

/** The client as it comes: an API key and a base URL, nothing else. */
const client = (apiKey: string) => new OpenAI({ baseURL: `${served.run.url}/v1`, apiKey });

const models = (authorization?: string, headers: Record<string, string> = {}) =>
  fetch(`${served.run.url}/v1/models`, {
    headers: { ...headers, ...(authorization !== undefined && { authorization }) },
  });

async function refusalOf(response: Response) {
  const { error } = (await response.json()) as { error: Record<string, string> };
  return [response.status, error.code, error.type];
}
const UNKNOWN = [401, 'invalid_credential', 'authentication_error'];

describe.each([
  ['an API key', 'claims'],
  ['a token', 'intranet-assistant'],
])('the unmodified openai client with %s', (_kind, caller) => {
  test('gets a whole answer', async () => {
    const request = { model: 'auto', messages };
    const answer = await client(credentialOf(caller)).chat.completions.create(request, asInternal);
    expect(answer.choices[0]?.message.content).toContain('simulated');
  });

  test('gets a streamed answer', async () => {
    const request = { model: 'auto', messages, stream: true } as const;
    const stream = await client(credentialOf(caller)).chat.completions.create(request, asInternal);
    const pieces: string[] = [];
    for await (const chunk of stream) pieces.push(chunk.choices[0]?.delta.content ?? '');
    expect(pieces.length).toBeGreaterThan(3);
    expect(pieces.join('')).toContain('simulated');
  });

  test('gets the models of its caller', async () => {
    const { data } = await client(credentialOf(caller)).models.list();
    expect(data.some(({ id }) => id === 'claude-haiku')).toBe(caller === 'intranet-assistant');
  });
});

test('a model the caller may not use is 403', async () => {
  const request = { model: 'claude-haiku', messages };
  const answer = client(credentialOf('claims')).chat.completions.create(request, asInternal);
  await expect(answer).rejects.toMatchObject({ status: 403, code: 'model_not_allowed' });
});

test('the curl line printed in the terminal gets a streamed answer', async () => {
  const { stdout } = await promisify(execFile)('sh', ['-c', curlLine(served.run)]);
  expect(stdout).toContain('data: [DONE]');
});

test("the guide's program prints an answer", async () => {
  const program = ['--import', 'tsx', path.join(__dirname, '../../docs/guides/bearer-client.ts')];
  const { stdout } = await promisify(execFile)(process.execPath, program, {
    env: {
      PATH: process.env.PATH,
      LLM_BASE_URL: `${served.run.url}/v1`,
      LLM_API_KEY: credentialOf('intranet-assistant'),
    },
  });
  expect(stdout).toContain('simulated');
}, 20_000);

test('the refusals the guide names are those of the deployment', () => {
  const guide = readFileSync(path.join(__dirname, '../../docs/guides/authentication.md'), 'utf8');
  for (const code of ['invalid_credential', 'access_denied', 'credential_not_checked']) {
    expect(guide).toContain(code);
    expect(
      refusalsFor({ bearer: { lanes: ['open'], apiKeys: true }, lanes: ['open', 'sealed'] }).map(
        ({ error }) => error.code,
      ),
    ).toContain(code);
  }
});

describe('API keys that are refused', () => {
  const another = newApiKey().secret;
  test.each([
    ['revoked', { status: 'revoked' }],
    ['expired', { expiresAt: '2026-01-01T00:00:00Z' }],
    ['of another secret', hashSecret(another)],
    ['of a caller the deployment does not have', { caller: 'unknown' }],
    ['of a caller that may not have one', { caller: 'intranet-assistant' }],
  ] as const)('one %s', async (_what, change) => {
    expect(await refusalOf(await models(`Bearer ${local().issue('claims', change)}`))).toEqual(UNKNOWN);
  });

  test('one that was never issued', async () => {
    const { keyId, secret } = newApiKey();
    expect(await refusalOf(await models(`Bearer hlb_${keyId}_${secret}`))).toEqual(UNKNOWN);
  });
});

describe('tokens that are refused', () => {
  const now = Math.floor(Date.now() / 1000);
  const claims = { azp: 'intranet-assistant' };
  test.each([
    ['expired', { iat: now - 600, exp: now - 60 }, {}],
    ['that lives for more than an hour', { iat: now, exp: now + 3601 }, {}],
    ['that does not say when it was issued', { iat: undefined }, {}],
    ['issued in the future', { iat: now + 600, exp: now + 900 }, {}],
    ['whose expiry is a text', { exp: String(now + 600) as unknown as number }, {}],
    ['for a logout', {}, { typ: 'logout+jwt' }],
    ['that proves a key', {}, { typ: 'dpop+jwt' }],
    ['for identification, by its type', { typ: 'ID' }, {}],
    ['for identification, by its claims', { typ: undefined, nonce: 'n' }, { typ: 'JWT' }],
    ['without a mark of an access token', { typ: undefined }, { typ: undefined }],
    ['bound to a certificate', { cnf: { 'x5t#S256': 'h' } }, {}],
    ['that contains another token', {}, { cty: 'JWT' }],
    ['for another audience', { aud: 'payroll' }, {}],
    ['of another issuer', { iss: 'https://elsewhere.example' }, {}],
    ['not valid yet', { nbf: now + 600 }, {}],
    ['of an unknown application', { azp: 'stranger' }, {}],
    ['by an unknown key', {}, { kid: 'unknown' }],
    ['without a key id', {}, { kid: undefined }],
  ])('one %s', async (_what, change, header) => {
    const token = await local().sign({ ...claims, ...change }, header);
    expect(await refusalOf(await models(`Bearer ${token}`))).toEqual(UNKNOWN);
  });

  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = part({
    iss: 'https://login.example.eu/realms/bank',
    aud: 'llm',
    azp: 'intranet-assistant',
    exp: now + 600,
  });

  test('one without a signature: alg none', async () => {
    expect(await refusalOf(await models(`Bearer ${part({ alg: 'none', kid: 'local' })}.${body}.AA`))).toEqual(
      UNKNOWN,
    );
  });

  test('one signed with the public key as a secret: HS256', async () => {
    const signed = `${part({ alg: 'HS256', kid: 'local' })}.${body}`;
    const keys = [...local().objects.values()].join('');
    const mac = createHmac('sha256', keys).update(signed).digest('base64url');
    expect(await refusalOf(await models(`Bearer ${signed}.${mac}`))).toEqual(UNKNOWN);
  });

  test('an unknown key writes the line that the alarm counts', async () => {
    await models(`Bearer ${await local().sign(claims, { kid: 'another' })}`);
    expect(logged.some((line) => line.includes('"event":"unknown-key-id"'))).toBe(true);
  });
});

describe('a request without a valid credential', () => {
  test.each([
    ['nothing', undefined],
    ['an empty header', ''],
    ['basic authentication', 'Basic Y2xhaW1zOg=='],
    ['a name', 'Bearer claims'],
  ])('is 401 with %s', async (_what, authorization) => {
    expect(await refusalOf(await models(authorization))).toEqual(UNKNOWN);
  });

  test('is not identified by headers that name a caller', async () => {
    const headers = { 'x-caller': 'claims', caller: 'claims', 'x-amzn-authorizer-caller': 'claims' };
    expect(await refusalOf(await models(undefined, headers))).toEqual(UNKNOWN);
  });

  test('is not identified by a signature: this lane takes none', async () => {
    const response = await fetchAs(served.run, 'claims')(`${served.run.url}/v1/models`);
    expect(await refusalOf(response)).toEqual(UNKNOWN);
  });
});

describe('a bearer caller that calls a wrong path', () => {
  const call = (method: string, path: string, caller = 'claims') =>
    fetch(`${served.run.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${credentialOf(caller)}` },
    });

  test.each([
    ['POST', '/v1/chat/completion'],
    ['POST', '/chat/completions'],
    ['POST', '/v1/v1/chat/completions'],
    ['POST', '/v1//chat/completions'],
    ['POST', '/V1/CHAT/completions'],
    ['POST', '/v1/chat/completions//'],
  ])('I12: %s %s is 404, names the endpoint, and mentions no signature', async (method, path) => {
    const response = await call(method, path);
    const { error } = (await response.json()) as { error: { code: string; message: string } };
    expect([response.status, error.code]).toEqual([404, 'not_found']);
    expect(error.message).toContain('POST /v1/chat/completions');
    expect(error.message).not.toMatch(/sign/i);
  });

  test('I12: a wrong method is 405', async () => {
    const response = await call('GET', '/v1/chat/completions');
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });

  test('a slash at the end of a path changes nothing', async () => {
    expect((await call('GET', '/v1/models/')).status).toBe(200);
  });

  test.each(['/v1/models', '/v1/nowhere', '/nowhere'])('without a credential %s is 401', async (path) => {
    expect(await refusalOf(await fetch(`${served.run.url}${path}`))).toEqual(UNKNOWN);
  });

  test.each(['/sealed/v1/models', '/sealed/v1/models/', '/sealed/nowhere', '//sealed/v1/models'])(
    'its credential opens nothing of the sealed lane, which takes signatures: %s',
    async (path) => {
      const response = await call('GET', path);
      const { error } = (await response.json()) as { error: { message: string } };
      expect(response.status).toBe(403);
      expect(error.message).toMatch(/ends in \/llm\/sealed\/v1, sign the request/);
    },
  );
});

test('the caller is never taken from a body or a header', async () => {
  const response = await fetch(`${served.run.url}/v1/chat/completions`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${credentialOf('claims')}`,
      'x-caller': 'intranet-assistant',
      'x-data-class': 'internal',
    },
    body: JSON.stringify({
      model: 'claude-haiku',
      messages,
      user: 'intranet-assistant',
      metadata: { caller: 'intranet-assistant' },
    }),
  });
  expect(await refusalOf(response)).toEqual([403, 'model_not_allowed', 'permission_error']);
});

test('the sealed lane takes signatures only, whatever the open lane takes', async () => {
  const url = `${served.run.url}/sealed/v1/models`;
  const bearer = await fetch(url, { headers: { authorization: `Bearer ${credentialOf('claims')}` } });
  const signed = await fetchAs(served.run, 'claims')(url);
  expect([bearer.status, signed.status]).toEqual([403, 200]);
});

test('a token that expires while the gateway caches it is refused from then on', async () => {
  const now = Math.floor(Date.now() / 1000);
  // Tokens are accepted for half a minute more, for clocks that differ.
  const token = await local().sign({ azp: 'intranet-assistant', iat: now - 60, exp: now - 24 });
  expect((await models(`Bearer ${token}`)).status).toBe(200);
  await eventually(
    async () => expect(await refusalOf(await models(`Bearer ${token}`))).toEqual(UNKNOWN),
    12_000,
  );
}, 20_000);

test.each(['JWT', undefined])(
  'a token of the type %s that its claims mark as an access token is accepted',
  async (typ) => {
    const token = await local().sign({ azp: 'intranet-assistant' }, { typ });
    expect((await models(`Bearer ${token}`)).status).toBe(200);
  },
);

// A function that has seen the key may remember it (remembered-keys.test.ts), and another request may reach another one.
test('a key that is revoked before its first request is refused', async () => {
  const key = local().issue('claims');
  const keyId = key.split('_')[1] ?? '';
  const table = local().tables.values().next().value as Map<string, Record<string, { S: string }>>;
  const item = table.get(keyId);
  if (item) table.set(keyId, { ...item, status: { S: 'revoked' } });
  expect((await models(`Bearer ${key}`)).status).toBe(401);
});

test('an unreachable table gives 503 and lets no request in', async () => {
  served.run.simulators.dynamodb.fault({ kind: 'status', status: 500 });
  const response = await models(`Bearer ${local().issue('claims')}`);
  served.run.simulators.dynamodb.fault(undefined);
  expect(await refusalOf(response)).toEqual([503, 'credential_not_checked', 'server_error']);
});

test('I7: no line that a function prints holds a credential', async () => {
  const key = credentialOf('claims');
  await models(`Bearer ${key}`);
  const lines = logged.join('\n');
  for (const { value } of local().bearers) expect(lines).not.toContain(value);
  expect(lines).not.toContain(key.split('_')[2]);
  expect(lines).toContain('"event":"authorization"');
});
