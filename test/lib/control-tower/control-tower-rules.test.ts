import { type App, CfnResource, Stack, aws_s3 as s3 } from 'aws-cdk-lib';
import { createApp } from '../../../lib/assembly/app';
import type { Acknowledgement } from '../../../lib/compliance/acknowledgement';
import { underCompliance } from '../../../lib/compliance/compliance';
import { ComplianceError } from '../../../lib/compliance/compliance-error';
import { acknowledgementsFor } from '../../../lib/compliance/register';
import { complianceOf, type PackFinding } from '../../../lib/compliance/summary';
import { readDeployment } from '../../../lib/config/read-deployment';
import { ControlTowerRules } from '../../../lib/control-tower/control-tower-rules';
import { changed } from '../config/changed';

/** Synthesizes two stacks under the rules of Control Tower, and reads what those rules found. */
function judged(
  build: (first: Stack, second: Stack) => void,
  acceptedFindings: readonly Acknowledgement[] = [],
) {
  const deployment = readDeployment(changed({ acceptedFindings }), 'test');
  const app: App = createApp({ bundling: false });
  const env = { account: deployment.account, region: deployment.region };
  build(
    new Stack(app, `${deployment.name}-foundation`, { env }),
    new Stack(app, `${deployment.name}-gateway`, { env }),
  );
  underCompliance(app, deployment, [new ControlTowerRules(deployment)]);
  const { open, acknowledged } = complianceOf(app.synth().directory, acknowledgementsFor(deployment));
  const ours = (findings: readonly PackFinding[]) => findings.filter(({ pack }) => pack === 'ControlTower');
  return { open: ours(open), acknowledged: ours(acknowledged), deployment };
}

const EVENTS: Acknowledgement = {
  rules: ['CT.S3.PR.4'],
  constructs: ['foundation/Plain'],
  reason: 'The bank watches this bucket with a trail of the organization.',
  owner: 'platform security',
  review: '2027-03-01',
};

test('a resource that a rule refuses is a finding with the name of the control and what to do', () => {
  const { open } = judged((stack) => new s3.CfnBucket(stack, 'Plain'));
  expect(open).toContainEqual({
    pack: 'ControlTower',
    rule: 'CT.S3.PR.4',
    construct: 'sandbox-foundation/Plain',
    says: expect.stringMatching(/^Require an Amazon S3 bucket to have event notifications configured\. Set /),
  });
});

test('a raw resource is judged like any other', () => {
  const { open } = judged((stack) => new CfnResource(stack, 'Raw', { type: 'AWS::S3::Bucket' }));
  expect(open.map(({ rule, construct }) => `${rule} ${construct}`)).toContain(
    'CT.S3.PR.4 sandbox-foundation/Raw',
  );
});

test('each resource that fails is named, and one that does not fail is not', () => {
  const notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
  const { open } = judged((first, second) => {
    new s3.CfnBucket(first, 'Plain');
    new s3.CfnBucket(first, 'Watched', { notificationConfiguration });
    new s3.CfnBucket(second, 'Other');
  });
  expect(open.filter(({ rule }) => rule === 'CT.S3.PR.4').map(({ construct }) => construct)).toEqual([
    'sandbox-foundation/Plain',
    'sandbox-gateway/Other',
  ]);
});

test('an accepted finding has its reason and owner, and the others stay open', () => {
  const { open, acknowledged } = judged((stack) => new s3.CfnBucket(stack, 'Plain'), [EVENTS]);
  expect(acknowledged).toEqual([expect.objectContaining({ rule: 'CT.S3.PR.4', entry: EVENTS })]);
  expect(open.map(({ rule }) => rule)).not.toContain('CT.S3.PR.4');
  expect(open.map(({ rule }) => rule)).toContain('CT.S3.PR.11');
});

test('a value of another stack is judged as what it is, not as a function', () => {
  const { open } = judged((first, second) => {
    const logs = new s3.CfnBucket(first, 'Logs');
    new s3.CfnBucket(second, 'Logging', { loggingConfiguration: { destinationBucketName: logs.ref } });
  });
  const unlogged = open.filter(({ rule }) => rule === 'CT.S3.PR.2').map(({ construct }) => construct);
  expect(unlogged).toEqual(['sandbox-foundation/Logs']);
});

test('an open finding ends a synth with the message of every rule pack', () => {
  const { open, deployment } = judged((stack) => new s3.CfnBucket(stack, 'Plain'));
  const { message } = new ComplianceError(deployment.name, open);
  expect(message).toContain('CT.S3.PR.4  (ControlTower)');
  expect(message).toContain('on      foundation/Plain');
  expect(message).toContain('`acceptedFindings` of the deployment file');
});
