import { App, CfnResource, Stack, aws_s3 as s3, Validations } from 'aws-cdk-lib';
import { compliancePacks } from '../../../lib/compliance/compliance';
import { complianceOf } from '../../../lib/compliance/summary';
import { TwoRuns } from '../../../lib/compliance/two-runs';

function synthesize(build: (stack: Stack) => void) {
  const app = new App({ analyticsReporting: false });
  Validations.of(app).addPlugins(...compliancePacks().map((pack) => new TwoRuns(pack)));
  build(new Stack(app, 'Subject'));
  const failure = (() => {
    try {
      app.synth();
      return undefined;
    } catch (error) {
      return String(error);
    }
  })();
  return { failure, summary: complianceOf(app.outdir) };
}

const rulesAt = (findings: readonly { rule: string; construct: string }[], construct: string) =>
  findings.filter((finding) => finding.construct === construct).map((finding) => finding.rule);

test('a raw CfnResource, which the packs miss in the tree, is found in the template', () => {
  const { summary } = synthesize((stack) => new CfnResource(stack, 'Raw', { type: 'AWS::S3::Bucket' }));
  expect(rulesAt(summary.open, 'Subject/Raw')).toContain('AwsSolutions-S10');
});

test('a control that a property override switches off is found in the template', () => {
  const { summary } = synthesize((stack) => {
    const bucket = new s3.CfnBucket(stack, 'Bucket', { versioningConfiguration: { status: 'Enabled' } });
    bucket.addPropertyDeletionOverride('VersioningConfiguration');
  });
  expect(rulesAt(summary.open, 'Subject/Bucket')).toContain('HIPAA.Security-S3BucketVersioningEnabled');
});

test('a finding of both runs is listed once', () => {
  const { summary } = synthesize((stack) => new s3.CfnBucket(stack, 'Bucket'));
  const rules = rulesAt(summary.open, 'Subject/Bucket');
  expect(rules).toEqual([...new Set(rules)]);
});

test('synthesis fails on a finding that is not acknowledged', () => {
  const { failure } = synthesize((stack) => new s3.CfnBucket(stack, 'Bucket'));
  expect(failure).toContain('ValidationFailed');
});

test('an acknowledged finding is listed with its reason and is no longer open', () => {
  const { summary } = synthesize((stack) => {
    const bucket = new CfnResource(stack, 'Raw', { type: 'AWS::S3::Bucket' });
    Validations.of(bucket).acknowledge({ id: 'AwsSolutions::AwsSolutions-S1', reason: 'logs are elsewhere' });
  });
  expect(summary.acknowledged).toContainEqual(
    expect.objectContaining({
      pack: 'AwsSolutions',
      rule: 'AwsSolutions-S1',
      construct: 'Subject/Raw',
      reason: 'logs are elsewhere',
    }),
  );
  expect(rulesAt(summary.open, 'Subject/Raw')).not.toContain('AwsSolutions-S1');
});

test('a finding says what its rule asks for, in the words of the pack', () => {
  const { summary } = synthesize((stack) => new s3.CfnBucket(stack, 'Bucket'));
  expect(summary.open.find(({ rule }) => rule === 'AwsSolutions-S1')?.says).toContain('server access log');
});

test('a pack that fails is an open finding with its reason, because it checked nothing', () => {
  const { summary } = synthesize((stack) => {
    const validate = () => {
      throw new Error('the rules cannot be read');
    };
    Validations.of(stack.node.root).addPlugins({ name: 'Broken', validate });
  });
  expect(summary.open).toEqual([
    expect.objectContaining({ pack: 'Broken', says: expect.stringContaining('the rules cannot be read') }),
  ]);
});
