import { Stack, aws_s3 as s3 } from 'aws-cdk-lib';
import { createApp } from '../../../lib/assembly/app';
import type { Acknowledgement } from '../../../lib/compliance/acknowledgement';
import { acknowledgementsIn, underCompliance } from '../../../lib/compliance/compliance';
import { acknowledgementsFor } from '../../../lib/compliance/register';
import { complianceOf } from '../../../lib/compliance/summary';
import { readDeployment } from '../../../lib/config/read-deployment';
import { changed } from '../config/changed';

// A deployment accepts findings of its own, in addition to the register of the blueprint.

const ACCEPTED: Acknowledgement = {
  rules: ['S1'],
  constructs: ['foundation/Extra'],
  reason: 'The bank logs requests to this bucket with an organization trail.',
  owner: 'platform security',
  review: '2027-03-01',
};

/** Runs the packs on a bucket that no entry of the register covers. */
function judged(acceptedFindings: readonly Acknowledgement[]) {
  const deployment = readDeployment(changed({ acceptedFindings }), 'test');
  const app = createApp({ bundling: false });
  new s3.CfnBucket(new Stack(app, `${deployment.name}-foundation`), 'Extra');
  underCompliance(app, deployment);
  const { directory } = app.synth();
  return {
    summary: complianceOf(directory, acknowledgementsFor(deployment)),
    reliedOn: acknowledgementsIn(app, deployment),
  };
}

test('what a deployment accepts is acknowledged with its reason and owner, and the rest stays open', () => {
  const { summary } = judged([ACCEPTED]);
  expect(summary.acknowledged).toEqual([
    expect.objectContaining({
      rule: 'AwsSolutions-S1',
      construct: 'sandbox-foundation/Extra',
      entry: ACCEPTED,
    }),
  ]);
  expect(summary.open).not.toContainEqual(expect.objectContaining({ rule: 'AwsSolutions-S1' }));
  expect(summary.open).toContainEqual(
    expect.objectContaining({ rule: 'HIPAA.Security-S3BucketVersioningEnabled' }),
  );
});

test('what it does not accept is open', () => {
  expect(judged([]).summary.open).toContainEqual(expect.objectContaining({ rule: 'AwsSolutions-S1' }));
});

test('its review is due like that of an entry of the register', () => {
  expect(judged([ACCEPTED]).reliedOn).toEqual([ACCEPTED]);
});
