import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { sigv4Fetch } from '../../docs/guides/sigv4-fetch';
import { refusalsFor } from '../../lib/gateway/refusals';
import { keyOf, type Sandbox, startSandbox } from './fixtures/sandbox';

const root = path.join(__dirname, '../..');
const folder = path.join(root, 'docs/guides');
const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');

const snippets = readdirSync(folder)
  .filter((file) => file.endsWith('.md'))
  .flatMap((guide) =>
    [...read(guide).matchAll(/^```ts(?: file=(\S+))?\n(.*?)^```$/gms)].map(
      ([, file = '(no file)', text]) => [guide, file, text] as const,
    ),
  );

test.each(snippets)('%s shows %s as it is type-checked and run', (_guide, file, text) => {
  expect(text).toBe(read(file));
});

test('the guide to the openai client shows all of its files', () => {
  const shown = snippets.filter(([guide]) => guide === 'openai-client.md');
  expect(shown.map(([, file]) => file)).toEqual([
    'sigv4-fetch.ts',
    'openai-client.ts',
    'openai-responses.ts',
  ]);
});

describe('against a served deployment', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox();
  }, 60_000);
  afterAll(() => sandbox?.close());

  const environment = () => ({
    PATH: process.env.PATH,
    LLM_BASE_URL: `${sandbox.run.url}/v1`,
    AWS_REGION: sandbox.run.region,
    AWS_ACCESS_KEY_ID: keyOf(sandbox.run).accessKeyId,
    AWS_SECRET_ACCESS_KEY: keyOf(sandbox.run).secretAccessKey,
  });

  test.each([
    '',
    '?beta=true',
    '?b=2&a=1',
    '?a=2&a=1',
    '?a=1&b=&A=3',
    '?a=one+two',
    '?a=one%20two%2Bthree',
    '?a=*~!%27()&b=%2F%3F%26%3D',
    '?a=%E2%82%AC',
  ])("the guide's fetch signs a request with the query %s", async (query) => {
    const { region, url } = sandbox.run;
    const signed = sigv4Fetch(region, keyOf(sandbox.run));
    const response = await signed(`${url}/v1/models${query}`);
    expect([response.status, await response.json()]).toMatchObject([200, { object: 'list' }]);
  });

  test.each(['openai-client.ts', 'openai-responses.ts'])(
    "the guide's program %s prints an answer",
    async (file) => {
      const program = ['--import', 'tsx', path.join(folder, file)];
      const { stdout } = await promisify(execFile)(process.execPath, program, {
        cwd: root,
        env: environment(),
      });
      expect(stdout).toContain('simulated');
    },
    20_000,
  );
});

test.each(['invalid_signature', 'unsigned_request_or_unknown_path'])(
  'the gateway refuses with the code the guide names: %s',
  (code) => {
    expect(refusalsFor({ lanes: ['open', 'sealed'] }).map(({ error }) => error.code)).toContain(code);
  },
);
