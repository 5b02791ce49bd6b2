import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixtureFile } from '../../fixture-deployments';
import { runProgram } from '../../run-program';
import { runScript } from '../../run-script';
import { motoAccount, withMoto } from '../account/moto-account';
import { governance } from './organization/published-policies';

// The command as a person runs it, against an account that is empty.

const moto = motoAccount('us-east-1');
const root = join(__dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'preflight-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** In a process of its own, because the credentials are those of its environment. */
const preflight = (...args: readonly string[]) =>
  runProgram(
    {
      cwd: root,
      env: { AWS_ENDPOINT_URL: moto().endpoint, AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' },
      preload: [],
    },
    'scripts/preflight.ts',
    fixtureFile('starter'),
    ...args,
  );

interface Row {
  readonly check: string;
  readonly status: string;
  readonly found: string;
}

withMoto('an account that lacks something ends with 1, and each check has a row', async () => {
  const { code, stdout } = await preflight('--json');
  const { findings } = JSON.parse(stdout) as { readonly findings: readonly Row[] };
  const status = Object.fromEntries(findings.map(({ check, status: one }) => [check, one]));
  expect(code).toBe(1);
  expect(status).toMatchObject({
    placement: 'ok',
    bootstrap: 'fail',
    zones: 'ok',
    'account-quota': expect.any(String),
    'address-block': 'ok',
    'api-gateway-logging': 'fail',
    'guard-duty': 'warn',
    'invocation-logging': 'ok',
    // The simulated organization does not know the account.
    'organization-policies': 'unknown',
  });
});

withMoto('a policy that denies the deploy is a failure that names statement, calls and answer', async () => {
  const scp = join(folder, 'governance.json');
  writeFileSync(scp, JSON.stringify(governance()));
  const { stdout } = await preflight('--scp', scp);
  // Nobody could read the tags of a role that does not exist, so the perimeter may spare it.
  expect(stdout).toMatch(
    /unknown {2}what \S+governance\.json denies[\s\S]*ProtectActionsNotSupportedByPrimaryDPControls: may deny ec2:CreateVpcEndpoint, route53:AssociateVPCWithHostedZone \(the deploy\)\. It depends on aws:PrincipalTag\/dp:exclude:resource/,
  );
});

test('the policy that it needs is printed without an account, and only reads', async () => {
  const { code, stdout } = await runScript('preflight', fixtureFile('sandbox'), '--policy');
  const { Statement } = JSON.parse(stdout) as {
    readonly Statement: readonly { readonly Action: readonly string[]; readonly Resource: string }[];
  };
  const actions = Statement.flatMap(({ Action }) => Action);
  expect(code).toBe(0);
  expect(actions).toEqual(expect.arrayContaining(['sts:GetCallerIdentity', 'bedrock:GetInferenceProfile']));
  expect(actions.filter((action) => !/:(Describe|Get|List|GET)|^kms:Decrypt$/.test(action))).toEqual([]);
  expect(Statement.filter(({ Resource }) => Resource === '*').flatMap(({ Action }) => Action)).not.toEqual(
    expect.arrayContaining(['s3:GetObject']),
  );
});

test('a file that does not exist is refused before anything is synthesized', async () => {
  const { code, stderr } = await runScript('preflight', fixtureFile('starter'), '--scp', 'none.json');
  expect([code, stderr]).toEqual([1, expect.stringContaining('--scp none.json: there is no such file')]);
});
