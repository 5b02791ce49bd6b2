import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import fc from 'fast-check';
import { readEndpoint } from '../../../lambda/aws/endpoints';
import { createSigner } from '../../../lambda/aws/sign';

const credentials = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
};
const session = { ...credentials, sessionToken: 'FwoGZXIvYXdzEXAMPLE//token+with=signs' };
const noon = new Date('2026-11-26T12:00:00.123Z');

interface Case {
  readonly url: string;
  readonly service: string;
  readonly credentials: typeof credentials;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Names and values, not encoded. */
  readonly query: Record<string, string>;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
  readonly time: Date;
}

const encoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);

const ours = ({ url, time, method, path, query, headers, body, ...options }: Case) =>
  createSigner({
    ...options,
    endpoint: readEndpoint(url, 'test'),
    region: 'eu-central-1',
    now: () => time,
  })({ method, path: withQuery(path, query), headers, body });

function withQuery(path: string, query: Case['query']): string {
  const parameters = Object.entries(query).map(([name, value]) => `${encoded(name)}=${encoded(value)}`);
  return parameters.length > 0 ? `${path}?${parameters.join('&')}` : path;
}

/** What AWS's own signer returns. */
async function theirs({ url, time, method, path, query, headers, body, service, credentials: own }: Case) {
  const endpoint = readEndpoint(url, 'test');
  const signer = new SignatureV4({
    service,
    region: 'eu-central-1',
    credentials: own,
    sha256: NodeSha256,
    uriEscapePath: service !== 's3',
  });
  const signed = await signer.sign(
    {
      method,
      protocol: 'https:',
      hostname: endpoint.hostname,
      path: endpoint.path + path,
      query,
      headers: { ...headers, host: endpoint.host },
      body,
    },
    { signingDate: time },
  );
  return signed.headers;
}

/** Node's SHA-256 with the interface that AWS's signer expects; with a secret it is an HMAC. */
class NodeSha256 {
  private readonly hash;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    const key = typeof secret === 'string' ? secret : secret && Buffer.from(secret as Uint8Array);
    this.hash = key === undefined ? createHash('sha256') : createHmac('sha256', key);
  }

  update(data: string | ArrayBuffer | ArrayBufferView) {
    this.hash.update(Buffer.from(data as Uint8Array));
  }

  async digest() {
    return new Uint8Array(this.hash.digest());
  }

  reset() {
    throw new Error('a hash is used once');
  }
}

const visible = fc.string({
  unit: fc.constantFrom(...' \tabzAZ09-_.~!\'()*"/%:;,=+&?@[]{}|<>'),
  maxLength: 30,
});
const headerName = fc.oneof(
  fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/),
  fc.constantFrom(
    ...['content-type', 'x-amz-target', 'user-agent', 'cache-control', 'connection', 'expect', 'from'],
    ...['keep-alive', 'max-forwards', 'pragma', 'referer', 'te', 'trailer', 'transfer-encoding', 'upgrade'],
    ...['x-amzn-trace-id', 'proxy-authorization', 'sec-fetch-mode', 'authorization', 'fromage', 'x-sec-a'],
  ),
);
const segment = fc.oneof(
  fc.constantFrom('', '.', '..', 'model', 'converse-stream', 'eu.amazon.nova-pro-v1%3A0'),
  fc.string({ unit: fc.constantFrom(..."abcXYZ019-_.~%:!()*'+=@$,;&é"), maxLength: 12 }),
);
const generated: fc.Arbitrary<Case> = fc.record({
  url: fc.constantFrom(
    'https://bedrock-runtime.eu-central-1.amazonaws.com',
    'http://127.0.0.1:8443',
    'https://endpoint.example/base',
  ),
  service: fc.constantFrom('bedrock', 'sagemaker', 'firehose', 'kms', 's3'),
  credentials: fc.constantFrom(credentials, session),
  method: fc.constantFrom('GET', 'POST'),
  path: fc.array(segment, { maxLength: 5 }).map((segments) => `/${segments.join('/')}`),
  query: fc.dictionary(
    fc.stringMatching(/^[A-Za-z][A-Za-z0-9._~-]{0,6}$/),
    fc.string({ unit: fc.constantFrom(..."ab/+ %&=~*!'()é"), maxLength: 6 }),
    { maxKeys: 4, noNullPrototype: true },
  ),
  headers: fc
    .dictionary(headerName, visible, { maxKeys: 6, noNullPrototype: true })
    // The signer sets these itself; no caller of ours gives them.
    .filter((headers) => !['host', 'date'].some((name) => name in headers)),
  body: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  time: fc.date({ min: new Date('2020-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
});

test("signs every request as AWS's own signer does, byte for byte", async () => {
  await fc.assert(
    fc.asyncProperty(generated, async (one) => {
      expect(ours(one)).toEqual(await theirs(one));
    }),
    { numRuns: 500 },
  );
});

test('changes nothing of the request that it signs', () => {
  const headers = Object.freeze({ 'content-type': 'application/json' });
  const body = Buffer.from('{}');

  ours({
    url: 'https://h.example',
    service: 'kms',
    credentials,
    method: 'POST',
    path: '/',
    query: {},
    headers,
    body,
    time: noon,
  });

  expect([headers, body.toString()]).toEqual([{ 'content-type': 'application/json' }, '{}']);
});

test('signs with the key of the new day after midnight', async () => {
  let time = new Date('2026-11-26T23:59:59.999Z');
  const request = { path: '/', headers: {}, body: Buffer.alloc(0) };
  const common = {
    url: 'https://kms.example',
    service: 'kms',
    credentials: session,
    method: 'POST',
    query: {},
    ...request,
  } as const;
  const sign = createSigner({
    endpoint: readEndpoint(common.url, 'test'),
    service: 'kms',
    region: 'eu-central-1',
    credentials: session,
    now: () => time,
  });
  sign(request);

  time = new Date('2026-11-27T00:00:00.000Z');

  expect(sign(request)).toEqual(await theirs({ ...common, time }));
});
