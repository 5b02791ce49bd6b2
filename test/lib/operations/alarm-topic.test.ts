import { Match } from 'aws-cdk-lib/assertions';
import { propertiesOf, templateOf } from '../gateway/stacks';

const template = templateOf('operations');
const [policy] = propertiesOf(template, 'AWS::SNS::TopicPolicy');

test('alarms go by mail to the address of the deployment', () => {
  template.allResourcesProperties('AWS::SNS::Subscription', {
    Protocol: 'email',
    Endpoint: 'llm@example.com',
  });
});

test("I6: the topic is encrypted with the deployment's key", () => {
  template.allResourcesProperties('AWS::SNS::Topic', { KmsMasterKeyId: Match.anyValue() });
});

test('only alarms of this account and region publish, and over TLS', () => {
  expect(policy.PolicyDocument.Statement).toEqual([
    expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    expect.objectContaining({
      Effect: 'Allow',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Condition: {
        StringEquals: { 'aws:SourceAccount': '111122223333' },
        ArnLike: { 'aws:SourceArn': 'arn:aws:cloudwatch:eu-central-1:111122223333:alarm:*' },
      },
    }),
  ]);
});
