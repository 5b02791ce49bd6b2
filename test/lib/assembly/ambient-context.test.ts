import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ContextError, refuseAmbientContext } from '../../../lib/assembly/ambient-context';
import { createApp } from '../../../lib/assembly/app';
import { isInWords } from '../../../lib/assembly/is-in-words';

const PROJECT = { '@aws-cdk/aws-iam:minimizePolicies': true, '@aws-cdk/core:target-partitions': ['aws'] };
const before = { ...process.env };
afterEach(() => {
  process.env = { ...before };
});

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

test('every app refuses it: those of cdk, of the commands and of the tests', () => {
  process.env.CDK_CONTEXT_JSON = JSON.stringify({ '@aws-cdk/core:bootstrapQualifier': 'bank1' });
  expect(() => createApp()).toThrow(ContextError);
});

test('context that is too long for a variable is read from the file that the CLI writes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'context-'));
  process.env.CONTEXT_OVERFLOW_LOCATION_ENV = join(folder, 'context-overflow.json');
  writeFileSync(process.env.CONTEXT_OVERFLOW_LOCATION_ENV, JSON.stringify({ overflow: 1 }));
  expect(() => createApp()).toThrow(/overflow/);
  rmSync(folder, { recursive: true });
});

test('what the CLI sets does not reach a template', () => {
  process.env.CDK_CONTEXT_JSON = JSON.stringify({ 'aws:cdk:enable-path-metadata': true });
  expect(createApp().node.tryGetContext('aws:cdk:enable-path-metadata')).toBe(false);
});

test('the message is printed without a stack trace', () => {
  expect(isInWords(new ContextError([]))).toBe(true);
});
