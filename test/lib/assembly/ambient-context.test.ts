import { ContextError, refuseAmbientContext } from '../../../lib/assembly/ambient-context';
import { isInWords } from '../../../lib/assembly/is-in-words';

const PROJECT = { '@aws-cdk/aws-iam:minimizePolicies': true, '@aws-cdk/core:target-partitions': ['aws'] };

/** Context that constructs of the CDK read, and that would change a template. */
const REFUSED: readonly (readonly [key: string, value: unknown, fix: RegExp])[] = [
  ['@aws-cdk/core:permissionsBoundary', { name: 'b' }, /accountRules\.permissionsBoundary/],
  ['@aws-cdk/core:bootstrapQualifier', 'bank1', /accountRules\.synthesis\.qualifier/],
  ['@aws-cdk/aws-iam:minimizePolicies', false, /remove it/],
  ['@aws-cdk/core:target-partitions', ['aws', 'aws-cn'], /remove it/],
  ['@aws-cdk/core:assetHashSalt', 'x', /remove it/],
  ['@aws-cdk/iam:customizeRoles', { preventSynthesis: true }, /remove it/],
  ['@aws-cdk/aws-ec2.securityGroupDisableInlineRules', true, /remove it/],
  ['@aws-cdk/core:stackResourceLimit', 10, /remove it/],
  ['aws:cdk:disable-asset-staging', true, /remove it/],
  ['availability-zones:account=111122223333:region=us-east-1', ['us-east-1f'], /availabilityZones/],
  ['ami:account=111122223333:filters.name.0=x:region=us-east-1', 'ami-1', /remove it/],
  ['ssm:account=111122223333:parameterName=/x:region=us-east-1', 'x', /remove it/],
  ['anything', 'else', /remove it/],
];

test.each(REFUSED)('%s with %j is refused, and the message says what to do', (key, value, fix) => {
  const refusal = () => refuseAmbientContext({ [key]: value }, PROJECT);
  expect(refusal).toThrow(ContextError);
  expect(refusal).toThrow(fix);
});

test('all values are refused at once, and the message says where the CDK finds context', () => {
  expect(() => refuseAmbientContext({ one: 1, two: 2 }, PROJECT)).toThrow(
    /one[\s\S]*two[\s\S]*cdk\.context\.json/,
  );
});

test.each([
  ['deployment', 'sandbox'],
  ['aws:cdk:enable-path-metadata', true],
  ['aws:cdk:enable-asset-metadata', true],
  ['aws:cdk:version-reporting', true],
  ['aws:cdk:disable-version-reporting', true],
  ['aws:cdk:bundling-stacks', ['**']],
  ['aws:cdk:disable-stack-trace', true],
  ['@aws-cdk/core:failSynthOnValidationErrors', false],
  ['acknowledged-issue-numbers', [1]],
  ['cli-telemetry', false],
  ['@aws-cdk/aws-iam:minimizePolicies', true],
  ['@aws-cdk/core:target-partitions', ['aws']],
])('%s with %j changes nothing, and is accepted', (key, value) => {
  expect(() => refuseAmbientContext({ [key]: value }, PROJECT)).not.toThrow();
});

test('the message is printed without a stack trace', () => {
  expect(isInWords(new ContextError([]))).toBe(true);
});
