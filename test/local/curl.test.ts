import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { curlLine } from '../../scripts/local/terminal/first-steps';
import { type Sandbox, startSandbox } from './fixtures/sandbox';

const hasCurl = spawnSync('curl', ['--version'], { encoding: 'utf8' }).stdout?.includes('http') ?? false;
const withCurl = hasCurl ? test : test.skip;

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
}, 60_000);
afterAll(() => sandbox?.close());

const shell = (line: string) => promisify(execFile)('sh', ['-c', line]);

withCurl('the curl line the terminal shows gets a streamed answer', async () => {
  const { stdout } = await shell(curlLine(sandbox.run));
  expect(stdout).toMatch(/^data: \{[\s\S]*simulated[\s\S]*data: \[DONE\]\s*$/);
});

withCurl('the same line without streaming gets one JSON answer', async () => {
  const { stdout } = await shell(curlLine(sandbox.run).replace('"stream":true,', ''));
  expect(JSON.parse(stdout)).toMatchObject({ object: 'chat.completion' });
});
