import path from 'node:path';
import fc from 'fast-check';
import { newApiKey, writeApiKey } from '../../lambda/authorizer/api-keys/api-key';
import { fixtureFile } from '../fixture-deployments';
import { rawRequest } from './fixtures/raw-request';
import { type Sandbox, startSandbox } from './fixtures/sandbox';

// Two local runs of one deployment, with their bundled authorizers and routers. One authorizer remembers active keys, the
// other reads the table for each request. Every request must get the same answer from both.

const REFUSED_BY_BOTH = writeApiKey(newApiKey());
let runs: readonly Sandbox[] = [];
beforeAll(async () => {
  const deployments = [
    fixtureFile('eu-central-1'),
    path.join(__dirname, 'fixtures/without-remembered-keys/eu-central-1.ts'),
  ];
  for (const deployment of deployments) runs = [...runs, await startSandbox({ deployment })];
}, 120_000);
afterAll(() => Promise.all(runs.map((one) => one.close())));

/** What a test calls a credential; each run has its own for it. */
const CREDENTIALS = ['claims', 'intranet-assistant', 'unknown'] as const;
type Credential = (typeof CREDENTIALS)[number];

function secretOf({ run }: Sandbox, credential: Credential): string {
  if (credential === 'unknown') return REFUSED_BY_BOTH;
  return run.bearers?.bearers.find(({ caller }) => caller === credential)?.value ?? '';
}

interface Asked {
  readonly query: string;
  /** Raw header lines, in which `<claims>` is the credential of that caller. */
  readonly headers: readonly string[];
}

/** The answer of one run, without what differs from request to request: ids and the words of a refusal. */
async function answerOf(sandbox: Sandbox, { query, headers }: Asked) {
  const lines = headers.map((line) =>
    line.replace(/<([\w-]+)>/g, (_, credential) => secretOf(sandbox, credential as Credential)),
  );
  const { pathname } = new URL(sandbox.run.url);
  const head = [`GET ${pathname}/v1/models${query} HTTP/1.1`, 'Host: local', 'Connection: close', ...lines];
  const { status, body } = await rawRequest(sandbox.run.url, `${head.join('\r\n')}\r\n\r\n`);
  const json = JSON.parse(body.slice(body.indexOf('{'), body.lastIndexOf('}') + 1)) as {
    data?: { id: string }[];
    error?: { type: string; code: string };
  };
  return [status, json.error?.type, json.error?.code, json.data?.map(({ id }) => id).join(', ')];
}

const bothAnswers = (asked: Asked) => Promise.all(runs.map((one) => answerOf(one, asked)));

const bearer = fc.tuple(
  fc.constantFrom('Authorization', 'authorization', 'AUTHORIZATION'),
  fc.constantFrom('Bearer ', 'Bearer ', 'bearer ', 'Bearer  ', 'Basic '),
  fc.constantFrom(...CREDENTIALS.map((one) => `<${one}>`), '<claims>, Bearer <intranet-assistant>', ''),
);
const second = fc.constantFrom(
  'x-api-key: <intranet-assistant>',
  'X-API-Key: <claims>',
  'Proxy-Authorization: Bearer <claims>',
  'x-amz-security-token: session',
  'api-key: ',
  'x-caller: claims',
);
const asked: fc.Arbitrary<Asked> = fc
  .tuple(
    fc.array(bearer, { maxLength: 3 }),
    fc.array(second, { maxLength: 1 }),
    fc.constantFrom('', '', '', '?a=b', '?access_token=x', '?X-Amz-Signature=x'),
  )
  .map(([bearers, others, query]) => ({
    query,
    headers: [...bearers.map(([name, scheme, value]) => `${name}: ${scheme}${value}`), ...others],
  }));

test('for any sequence of requests with any headers, the answer with remembered keys is the answer without', async () => {
  const property = fc.asyncProperty(fc.array(asked, { minLength: 1, maxLength: 6 }), async (requests) => {
    for (const request of requests) {
      const [remembered, read] = await bothAnswers(request);
      expect(remembered).toEqual(read);
    }
  });
  await fc.assert(property, { numRuns: 60 });
}, 120_000);

describe('after the key of a caller is remembered', () => {
  const good = 'Authorization: Bearer <claims>';
  beforeEach(async () => {
    expect((await bothAnswers({ query: '', headers: [good] })).map(([status]) => status)).toEqual([200, 200]);
  });

  const SEVERAL = [400, 'invalid_request_error', 'several_credentials', undefined];
  const UNKNOWN = [401, 'authentication_error', 'invalid_credential', undefined];
  test.each([
    ['a second header', '', [good, 'x-api-key: <intranet-assistant>'], SEVERAL],
    ['a second header first', '', ['x-api-key: <claims>', good], SEVERAL],
    ['a session token of a signature', '', [good, 'x-amz-security-token: a'], SEVERAL],
    ['a signature in the query', '?X-Amz-Signature=a', [good], SEVERAL],
    ['a token in the query', '?access_token=<claims>', [good], SEVERAL],
    ['another credential before it', '', ['Authorization: Bearer <intranet-assistant>', good], UNKNOWN],
    ['another credential behind it', '', [good, 'Authorization: Bearer <intranet-assistant>'], UNKNOWN],
    ['an unknown credential before it', '', ['authorization: Bearer <unknown>', good], UNKNOWN],
    ['the same header twice', '', [good, good], UNKNOWN],
    ['another spelling of the name beside it', '', ['AUTHORIZATION: Bearer <unknown>', good], UNKNOWN],
    ['two credentials in one header', '', [`${good}, Bearer <unknown>`], UNKNOWN],
    ['an unknown credential in x-api-key', '', ['x-api-key: <unknown>'], UNKNOWN],
    ['x-api-key twice', '', ['x-api-key: <claims>', 'x-api-key: <claims>'], UNKNOWN],
    ['two credentials in one x-api-key', '', ['x-api-key: <claims>, <unknown>'], UNKNOWN],
    ['the same key in both headers', '', [good, 'x-api-key: <claims>'], SEVERAL],
    [
      'an x-api-key in another spelling beside it',
      '',
      ['x-api-key: <claims>', 'x_api_key: <claims>'],
      SEVERAL,
    ],
    ['no credential', '', [], UNKNOWN],
    ['an empty Authorization', '', ['Authorization: '], UNKNOWN],
    ['an unknown credential', '', ['Authorization: Bearer <unknown>'], UNKNOWN],
  ])('a request with %s gets its refusal from both', async (_what, query, headers, expected) => {
    expect(await bothAnswers({ query, headers })).toEqual([expected, expected]);
  });

  test('the same key in x-api-key gets the same models', async () => {
    const [mine] = await bothAnswers({ query: '', headers: [good] });
    expect(await bothAnswers({ query: '', headers: ['x-api-key: <claims>', 'Authorization: '] })).toEqual([
      mine,
      mine,
    ]);
  });

  test('another caller gets its own models, and not those of the remembered one', async () => {
    const [mine] = await bothAnswers({ query: '', headers: [good] });
    const other = await bothAnswers({ query: '', headers: ['Authorization: Bearer <intranet-assistant>'] });
    expect(other[0]).toEqual(other[1]);
    expect(other[0]).not.toEqual(mine);
  });
});
