import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fixtureFile } from '../../fixture-deployments';

const root = path.join(__dirname, '../../..');

/** Runs `npm run deploy` with no credentials anywhere it could find some. */
function deploy(...args: readonly string[]) {
  const env = {
    PATH: process.env.PATH,
    HOME: '/nonexistent',
    AWS_EC2_METADATA_DISABLED: 'true',
    CDK_VALIDATION: 'false',
  };
  const program = ['--import', 'tsx', path.join(root, 'scripts/deploy.ts'), ...args];
  return spawnSync(process.execPath, program, { cwd: root, encoding: 'utf8', env });
}

test('a dry run needs no credentials and prints idle cost and steps', () => {
  const { status, stdout } = deploy(fixtureFile('starter'), '--dry-run');
  expect([status, stdout]).toEqual([0, expect.stringMatching(/Idle cost[\s\S]*Deploy: starter-operations/)]);
}, 60_000);

test('without credentials it stops before anything is deployed and says how to get some', () => {
  const { status, stderr } = deploy(fixtureFile('starter'));
  expect([status, stderr]).toEqual([
    1,
    expect.stringMatching(/no usable AWS credentials[\s\S]*aws sso login/),
  ]);
}, 60_000);

test('a deployment that does not exist is answered with those that do', () => {
  const { status, stderr } = deploy(fixtureFile('nosuch'));
  expect([status, stderr]).toEqual([1, expect.stringContaining('sandbox')]);
}, 60_000);
