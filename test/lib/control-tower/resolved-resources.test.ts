import { resolvedResources } from '../../../lib/control-tower/resolved-resources';
import type { Template } from '../../../lib/proof/template/template';

const HERE = {
  account: '111122223333',
  region: 'eu-central-1',
  partition: 'aws',
  dnsSuffix: 'amazonaws.com',
};

/** Two stacks: the first exports its bucket. */
function propertiesOf(value: unknown): unknown {
  const stacks: Record<string, Template> = {
    'bank-foundation': {
      Resources: { Records: { Type: 'AWS::S3::Bucket' }, Key: { Type: 'AWS::KMS::Key' } },
      Outputs: {
        Name: { Value: { Ref: 'Records' }, Export: { Name: 'bank-foundation:Name' } },
        KeyArn: { Value: { 'Fn::GetAtt': ['Key', 'Arn'] } },
      },
    },
    'bank-gateway': { Resources: { Reader: { Type: 'AWS::S3::Bucket', Properties: { Value: value } } } },
  };
  return resolvedResources({ ...HERE, stacks })['bank-gateway/Reader']?.Properties.Value;
}

test.each([
  [
    'a value that another stack exports',
    { 'Fn::ImportValue': 'bank-foundation:Name' },
    'bank-foundation-records',
  ],
  [
    'an output of another stack',
    { 'Fn::GetStackOutput': { StackName: 'bank-foundation', OutputName: 'KeyArn' } },
    'arn:aws:kms:eu-central-1:111122223333:key/bank-foundation-key',
  ],
  ['the account', { Ref: 'AWS::AccountId' }, '111122223333'],
  [
    'the region and partition in a text',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own form.
    { 'Fn::Sub': 'arn:${AWS::Partition}:x:${AWS::Region}' },
    'arn:aws:x:eu-central-1',
  ],
  ['a text that is put together', { 'Fn::Join': ['/', ['a', { Ref: 'AWS::Region' }]] }, 'a/eu-central-1'],
  ['a resource of the same stack', { Ref: 'Reader' }, 'bank-gateway-reader'],
])('%s is the value that CloudFormation will give a hook', (_, value, expected) => {
  expect(propertiesOf(value)).toEqual(expected);
});

test('what cannot be resolved stays as the template has it', () => {
  expect(propertiesOf({ 'Fn::Unknown': 'x' })).toEqual({ 'Fn::Unknown': 'x' });
});

test('the resources of all stacks are there, by stack and logical id', () => {
  const stacks = { a: { Resources: { X: { Type: 'T' } } }, b: { Resources: { X: { Type: 'T' } } } };
  expect(Object.keys(resolvedResources({ ...HERE, stacks }))).toEqual(['a/X', 'b/X']);
});
