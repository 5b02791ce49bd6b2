import { App, aws_iam as iam, Stack } from 'aws-cdk-lib';
import { problemsOfSize } from '../../../lib/security/role-policy';

function policyOf(resources: number): iam.ManagedPolicy {
  const names = Array.from({ length: resources }, (_, i) => `arn:aws:s3:::bucket-number-${i}`);
  return new iam.ManagedPolicy(new Stack(new App(), 'Subject'), 'Policy', {
    statements: [new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: names })],
  });
}

test('a policy within IAM’s size limit has no problem', () => {
  expect(problemsOfSize(policyOf(10))).toEqual([]);
});

test('the message about a policy beyond IAM’s limit has its size and the next step', () => {
  expect(problemsOfSize(policyOf(300))).toEqual([
    expect.stringMatching(/has \d+ characters; IAM allows 6144.*split it/),
  ]);
});
