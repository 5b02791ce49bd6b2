import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { curlLine } from '../../scripts/start/first-steps';
import { keyOf, type Sandbox, startSandbox } from './fixtures/sandbox';

const hasCurl = spawnSync('curl', ['--version'], { encoding: 'utf8' }).stdout?.includes('http') ?? false;
const withCurl = hasCurl ? test : test.skip;

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
}, 60_000);
afterAll(() => sandbox?.close());

const shell = (line: string, env = process.env) => promisify(execFile)('sh', ['-c', line], { env });

withCurl('the curl line printed in the terminal gets a streamed answer', async () => {
  const { stdout } = await shell(curlLine(sandbox.run));
  expect(stdout).toMatch(/^data: \{[\s\S]*simulated[\s\S]*data: \[DONE\]\s*$/);
});

withCurl('the same line without streaming gets one JSON answer', async () => {
  const { stdout } = await shell(curlLine(sandbox.run).replace('"stream":true,', ''));
  expect(JSON.parse(stdout)).toMatchObject({ object: 'chat.completion' });
});

withCurl("the guide's curl line gets a streamed answer", async () => {
  const guide = readFileSync(path.join(__dirname, '../../docs/guides/openai-client.md'), 'utf8');
  const line = /^```sh\n(curl .*?)^```$/ms.exec(guide)?.[1] ?? '';
  const { accessKeyId, secretAccessKey } = keyOf(sandbox.run);
  const { stdout } = await shell(line, {
    PATH: process.env.PATH,
    LLM_BASE_URL: `${sandbox.run.url}/v1`,
    AWS_REGION: sandbox.run.region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
  });
  expect(stdout).toContain('data: [DONE]');
});
