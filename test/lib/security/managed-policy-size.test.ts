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

/** A policy of so many characters in the template. */
function policyWithSize(characters: number): iam.ManagedPolicy {
  const policyWith = (bucket: string) =>
    new iam.ManagedPolicy(new Stack(new App(), 'Subject'), 'Policy', {
      statements: [
        new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: [`arn:aws:s3:::${bucket}`] }),
      ],
    });
  const empty = policyWith('');
  const without = JSON.stringify(Stack.of(empty).resolve(empty.document)).length;
  return policyWith('b'.repeat(characters - without));
}

test('a policy of exactly the size IAM allows has no problem', () => {
  expect(problemsOfSize(policyWithSize(6144))).toEqual([]);
});

test('a policy one character larger than IAM allows has one', () => {
  expect(problemsOfSize(policyWithSize(6145))).toEqual([expect.stringContaining('has 6145 characters')]);
});
