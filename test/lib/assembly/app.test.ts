import { CfnOutput, Stack } from 'aws-cdk-lib';
import { createApp } from '../../../lib/assembly/app';

test('I11: a key or network in use by another stack cannot be replaced: references between stacks are strong', () => {
  expect(createApp().node.tryGetContext('@aws-cdk/core:defaultCrossStackReferences')).toBe('strong');
});

test('adds no Lambda of the CDK’s own to empty the default security group', () => {
  expect(createApp().node.tryGetContext('@aws-cdk/aws-ec2:restrictDefaultSecurityGroup')).toBe(false);
});

test('I11: a template tells nothing about who synthesized it', () => {
  const app = createApp();
  const stack = new Stack(app, 'Stack', { env: { account: '111122223333', region: 'eu-central-1' } });
  new CfnOutput(stack, 'Output', { value: 'x' });
  const template = app.synth().getStackByName('Stack').template;
  expect(JSON.stringify(template)).not.toMatch(/CDKMetadata|aws:cdk:path/);
});
