import { matchAction, matchLike, matchResource } from '../../../../lib/proof/iam/match-text';

describe('resources (IAM user guide, "IAM JSON policy elements: Resource")', () => {
  test.each([
    ['*', 'arn:aws:s3:::bucket', true],
    ['arn:aws:s3:::bucket/*', 'arn:aws:s3:::bucket/a/b', true],
    ['arn:aws:s3:::bucket/*/test/*', 'arn:aws:s3:::bucket/1/2/test/3/x.jpg', true],
    ['arn:aws:s3:::bucket/*/test/*', 'arn:aws:s3:::bucket/1-test/x.jpg', false],
    ['arn:aws:s3:::b?cket', 'arn:aws:s3:::bucket', true],
    ['arn:aws:logs:*:*:log-group:*', 'arn:aws:logs:eu-west-1:1:log-group:g:log-stream:s', true],
    ['arn:aws:*:topic', 'arn:aws:sns:eu-west-1:1:topic', true],
    ['arn:aws:*s:topic', 'arn:aws:sns:eu-west-1:sns:topic', 'unknown'],
    ['arn:aws:iam::1:user/bob', 'arn:aws:iam::1:user/Bob', false],
    // The documentation does not say whether such a wildcard matches beyond a colon.
    ['arn:aws:bedrock:*::*haiku', 'arn:aws:bedrock:us-east-1::foundation-model/claude:haiku', 'unknown'],
  ])('%s and %s: %s', (pattern, resource, answer) => {
    expect(matchResource(pattern, resource)).toBe(answer);
  });
});

test.each([
  ['arn:aws:execute-api:eu-west-1:1:a1b2/llm/GET/v1', 'unknown'],
  ['arn:aws:s3:::bucket', false],
  ['execute-api:/llm/x', true],
])('what the policy of an API abbreviates, and %s: %s', (resource, answer) => {
  expect(matchResource('execute-api:/llm/*', resource)).toBe(answer);
});

describe('names that CloudFormation assigns later', () => {
  const role = 'arn:aws:iam::1:role/⟦stack/Role⟧';
  test.each([
    [role, true],
    ['arn:aws:iam::1:role/*', true],
    ['arn:aws:iam::1:role/⟦stack/Other⟧', false],
    ['arn:aws:iam::1:role/playground', false],
    ['arn:aws:iam::1:role/stack-*', 'unknown'],
    ['arn:aws:iam::2:role/stack-*', false],
  ])('%s: %s', (pattern, answer) => {
    expect(matchLike(pattern, role)).toBe(answer);
  });
});

test.each([
  ['s3:*', 'S3:GetObject', true],
  ['iam:*AccessKey*', 'iam:CreateAccessKey', true],
  ['S3:Get*', 's3:PutObject', false],
  ['bedrock:Invoke*', 'bedrock:*', 'unknown'],
  ['bedrock:InvokeModel', 'bedrock:Get*', false],
])('actions are case-insensitive: %s and %s: %s', (pattern, action, answer) => {
  expect(matchAction(pattern, action)).toBe(answer);
});
