import { App, aws_iam as iam, Stack } from 'aws-cdk-lib';
import { problemsOfSize } from '../../../lib/security/managed-policy-size';

/** A managed policy whose document has this many characters without white space. */
function policyOf(size: number): iam.ManagedPolicy {
  const stack = new Stack(new App(), 'Subject');
  const make = (id: string, name: string) =>
    new iam.ManagedPolicy(stack, id, {
      statements: [
        new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: [`arn:aws:s3:::${name}`] }),
      ],
    });
  const empty = JSON.stringify(stack.resolve(make('Empty', '').document)).length;
  return make('Policy', 'x'.repeat(size - empty));
}

test('a policy of 6144 characters, the most that IAM accepts, has no problem', () => {
  expect(problemsOfSize(policyOf(6_144))).toEqual([]);
});

test('a policy of 6145 characters states its size, the limit and what to do', () => {
  expect(problemsOfSize(policyOf(6_145))).toEqual([
    expect.stringMatching(/has 6145 characters; IAM allows 6144.*split it/),
  ]);
});
