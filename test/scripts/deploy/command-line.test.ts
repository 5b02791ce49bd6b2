import { accountRules, rulesOf } from '../../../lib/config/account-rules';
import { cdkDeployArguments } from '../../../scripts/deploy/cdk-deploy';
import { readDeployCommand } from '../../../scripts/deploy/command-line';

const RULES = rulesOf({});

test('a deployment is named without a flag', () => {
  expect(readDeployCommand(['sandbox', '--dry-run'])).toEqual({
    deployment: 'sandbox',
    dryRun: true,
    plan: false,
    yes: false,
    atOnce: false,
    strict: false,
    aboveBudget: false,
    scp: [],
  });
});

test('the deployed file is named by its path', () => {
  expect(readDeployCommand(['sandbox', '--deployed', 'deployed/sandbox.ts'])).toMatchObject({
    deployed: 'deployed/sandbox.ts',
  });
});

test('several files with policies of the organization can be named, and a deploy can be strict', () => {
  expect(readDeployCommand(['sandbox', '--scp', 'a.json', '--scp', 'b.json', '--strict'])).toMatchObject({
    scp: ['a.json', 'b.json'],
    strict: true,
  });
});

test.each([
  [[], /Name a deployment/],
  [['a', 'b'], /Nothing is expected after a; got b/],
  [['a', '--force'], /--force/],
  [['a', '--dry-run', '--plan'], /--dry-run calls no account and --plan reads one/],
  [['a', '--at-once', '--deployed', 'b.ts'], /--at-once deploys the new file alone/],
])('%j is refused, and what is refused is named', (args, message) => {
  expect(() => readDeployCommand(args)).toThrow(message);
});

test('the CDK asks for confirmation before it widens permissions, unless --yes is given', () => {
  expect(cdkDeployArguments('sandbox-gateway', 'folder', false, RULES)).not.toContain('--require-approval');
  expect(cdkDeployArguments('sandbox-gateway', 'folder', true, RULES).join(' ')).toContain(
    '--require-approval never',
  );
});

test('parameters have the values of the template, whatever they were before', () => {
  expect(cdkDeployArguments('sandbox-inference', 'folder', false, RULES)).toContain(
    '--no-previous-parameters',
  );
});

test.each([
  [{ kind: 'bootstrap', toolkitStack: 'platform-cdk' }, '--toolkit-stack-name platform-cdk'],
  [
    { kind: 'credentials', assetBucket: 'bank-assets', executionRole: 'arn:aws:iam::111122223333:role/cfn' },
    '--role-arn arn:aws:iam::111122223333:role/cfn',
  ],
])('what deploys is passed to the CDK: %j', (synthesis, option) => {
  const rules = accountRules.parse({ synthesis });
  expect(cdkDeployArguments('sandbox-gateway', 'folder', false, rules).join(' ')).toContain(option);
});

test('one stack is deployed at a time, from the assembly that was synthesized for this run', () => {
  expect(cdkDeployArguments('sandbox-gateway', 'cdk.out/runs/one', false, RULES).join(' ')).toBe(
    'deploy sandbox-gateway --exclusively --no-previous-parameters --app cdk.out/runs/one',
  );
});
