import { execFile } from 'node:child_process';
import path from 'node:path';
import { fixtureFile } from '../../fixture-deployments';
import { motoAccount, withMoto } from '../account/moto-account';

const root = path.join(__dirname, '../../..');

function destroy(env: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const program = ['--import', 'tsx', path.join(root, 'scripts/destroy.ts'), ...args];
  const all = { PATH: process.env.PATH, HOME: '/nonexistent', AWS_EC2_METADATA_DISABLED: 'true', ...env };
  return new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, program, { cwd: root, env: all }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, stdout, stderr }),
    );
  });
}

const moto = motoAccount('us-east-1');

const inMoto = () => ({
  AWS_ENDPOINT_URL: moto().endpoint,
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
});

test('a dry run needs no credentials, and prints callers, steps, cost, and what stays', async () => {
  const { code, stdout } = await destroy({ CDK_VALIDATION: 'false' }, fixtureFile('sandbox'), '--dry-run');
  expect([code, stdout]).toEqual([
    0,
    expect.stringMatching(
      /Take the callers away first[\s\S]*Delete: sandbox-operations[\s\S]*Delete: sandbox-foundation[\s\S]*Retained cost: about 5\.\d\d USD a month[\s\S]*What stays[\s\S]*Not before 20/,
    ),
  ]);
}, 60_000);

test('without credentials it stops, and says how to get them', async () => {
  const { code, stderr } = await destroy({}, fixtureFile('starter'), '--confirm', 'starter');
  expect([code, stderr]).toEqual([1, expect.stringMatching(/no usable AWS credentials[\s\S]*aws sso login/)]);
}, 60_000);

withMoto('where no stack is found, it says so, with account and region', async () => {
  const { code, stdout } = await destroy(inMoto(), fixtureFile('starter'), '--plan');
  expect([code, stdout]).toEqual([
    0,
    expect.stringMatching(/No stack of starter was found in account 111122223333, region us-east-1/),
  ]);
});
