import { cdkDeployCommand } from '../../../scripts/deploy/cdk-deploy';
import { readDeployCommand } from '../../../scripts/deploy/command-line';

test('a deployment is named without a flag', () => {
  expect(readDeployCommand(['sandbox', '--dry-run'])).toEqual({
    deployment: 'sandbox',
    dryRun: true,
    yes: false,
  });
});

test.each([
  [[], /Name a deployment/],
  [['a', 'b'], /One deployment at a time/],
  [['a', '--force'], /--force/],
])('%j is a problem that says how to call it', (args, message) => {
  const command = readDeployCommand(args);
  expect('problem' in command && command.problem).toMatch(message);
});

test('the CDK asks before it widens permissions, unless told not to', () => {
  expect(cdkDeployCommand('sandbox', 'sandbox-gateway', false).join(' ')).toBe(
    'cdk deploy sandbox-gateway --exclusively -c deployment=sandbox',
  );
  expect(cdkDeployCommand('sandbox', 'sandbox-gateway', true)).toContain('never');
});
