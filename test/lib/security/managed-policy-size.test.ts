import { App, aws_iam as iam, Stack } from 'aws-cdk-lib';
import { problemsOfSize } from '../../../lib/security/managed-policy-size';

function policyOf(resources: number): iam.ManagedPolicy {
  const names = Array.from({ length: resources }, (_, i) => `arn:aws:s3:::bucket-number-${i}`);
  return new iam.ManagedPolicy(new Stack(new App(), 'Subject'), 'Policy', {
    statements: [new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: names })],
  });
}

test('a policy within the size IAM allows has no problem', () => {
  expect(problemsOfSize(policyOf(10))).toEqual([]);
});

test('a policy larger than IAM allows says how large it is and what to do', () => {
  expect(problemsOfSize(policyOf(300))).toEqual([
    expect.stringMatching(/has \d+ characters; IAM allows 6144.*split it/),
  ]);
});
