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
  [['a', 'b'], /Nothing is expected after a; got b/],
  [['a', '--force'], /--force/],
])('%j is refused, and what is refused is named', (args, message) => {
  expect(() => readDeployCommand(args)).toThrow(message);
});

test('the CDK asks before it widens permissions, unless told not to', () => {
  expect(cdkDeployCommand('sandbox', 'sandbox-gateway', false).join(' ')).toBe(
    'cdk deploy sandbox-gateway --exclusively -c deployment=sandbox',
  );
  expect(cdkDeployCommand('sandbox', 'sandbox-gateway', true)).toContain('never');
});
