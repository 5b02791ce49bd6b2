import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createApp } from '../../../lib/assembly/app';
import { synthesize } from '../../../lib/assembly/synthesize';
import { listen } from '../../../local/listen';
import { fixtureDeployment, fixtureFile } from '../../fixture-deployments';
import { runScript } from '../../run-script';

const root = path.join(__dirname, '../../..');

const folder = mkdtempSync(path.join(tmpdir(), 'deploy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const deploy = (...args: readonly string[]) => runScript('deploy', ...args);

/** In a process of its own, with no credentials anywhere it could find some: it must never deploy. */
function deployWithoutCredentials(...args: readonly string[]) {
  const env = {
    PATH: process.env.PATH,
    HOME: '/nonexistent',
    AWS_EC2_METADATA_DISABLED: 'true',
    CDK_VALIDATION: 'false',
  };
  const program = ['--import', 'tsx', path.join(root, 'scripts/deploy.ts'), ...args];
  return spawnSync(process.execPath, program, { cwd: root, encoding: 'utf8', env });
}

test('a dry run needs no credentials and prints proof, publishers, idle cost and steps', async () => {
  const { code, stdout } = await deploy(fixtureFile('sandbox'), '--dry-run');
  expect([code, stdout]).toEqual([
    0,
    expect.stringMatching(
      /Proof: all \d+ claims hold[\s\S]*Who may publish[\s\S]*Idle cost[\s\S]*Deploy: sandbox-operations/,
    ),
  ]);
}, 60_000);

test('a dry run from a deployed file that had more prints both passes, and proves both', async () => {
  const had = path.join(folder, 'starter.ts');
  const source = readFileSync(fixtureFile('starter'), 'utf8');
  const model =
    "{ name: 'gpt-oss-20b', host: 'bedrock', modelId: 'openai.gpt-oss-20b-1:0', contextTokens: 128_000, maxOutputTokens: 16_384 },";
  writeFileSync(had, source.replace('models: [', `models: [${model}`));
  const { code, stdout } = await deploy(fixtureFile('starter'), '--dry-run', '--deployed', had);
  expect([code, stdout]).toEqual([
    0,
    expect.stringMatching(
      /Proof of pass widen: all \d+ claims hold[\s\S]*Proof of pass narrow: all[\s\S]*Pass 1 of 2, widen[\s\S]*Pass 2 of 2, narrow[\s\S]*changes AWS::IAM::ManagedPolicy/,
    ),
  ]);
}, 60_000);

test('without credentials it stops before anything is deployed, and says how to get them', () => {
  const { status, stderr } = deployWithoutCredentials(fixtureFile('starter'));
  expect([status, stderr]).toEqual([
    1,
    expect.stringMatching(/no usable AWS credentials[\s\S]*aws sso login/),
  ]);
}, 60_000);

test('the command to go on names the deployment as the user named it: by the path of its file', () => {
  const { stderr } = deployWithoutCredentials(fixtureFile('starter'), '--yes');
  expect(stderr.trim().split('\n').at(-1)).toMatch(`npm run deploy -- ${fixtureFile('starter')} --yes`);
}, 60_000);

test('for a deployment that does not exist, those that exist are listed', async () => {
  const { code, stderr } = await deploy(fixtureFile('nosuch'));
  expect([code, stderr]).toEqual([1, expect.stringContaining('sandbox')]);
}, 60_000);

test('Ctrl-C ends a deploy, and leaves no templates behind', async () => {
  const silent = createServer(() => undefined);
  const env = {
    PATH: process.env.PATH,
    CDK_VALIDATION: 'false',
    AWS_ENDPOINT_URL: await listen(silent),
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  };
  const program = [
    '--import',
    require.resolve('tsx'),
    path.join(root, 'scripts/deploy.ts'),
    fixtureFile('starter'),
  ];
  const run = spawn(process.execPath, program, { cwd: folder, env, stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(run, 'exit');
  try {
    let printed = '';
    for await (const chunk of run.stdout.iterator({ destroyOnReturn: false })) {
      printed += chunk;
      if (printed.includes('Check: The account')) break;
    }
    const runs = () => readdirSync(path.join(folder, 'cdk.out', 'runs'));
    expect(runs()).toHaveLength(1);
    run.kill('SIGINT');
    expect(await ended).toEqual([130, null]);
    expect(runs()).toEqual([]);
  } finally {
    run.kill('SIGKILL');
    silent.closeAllConnections();
    silent.close();
  }
}, 60_000);

test('the CDK deploys from the folder of the run, without synthesizing again', () => {
  const outdir = path.join(folder, 'assembly');
  const app = createApp({ outdir, bundling: false });
  synthesize(app, fixtureDeployment('starter'), { now: new Date(), onWarning: () => undefined });
  const { stdout } = spawnSync(
    process.execPath,
    [require.resolve('aws-cdk/bin/cdk'), 'list', '--app', outdir],
    { cwd: folder, encoding: 'utf8', env: { PATH: process.env.PATH, CDK_DISABLE_CLI_TELEMETRY: 'true' } },
  );
  expect(stdout.trim().split('\n')).toEqual([
    'starter-foundation',
    'starter-inference',
    'starter-gateway',
    'starter-operations',
  ]);
}, 60_000);
