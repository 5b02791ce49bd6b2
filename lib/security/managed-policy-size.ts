import { type aws_iam as iam, Stack } from 'aws-cdk-lib';

/** The most characters of a managed policy, without white space (IAM user guide, "IAM and AWS STS quotas"). */
const LIMIT = 6144;

/**
 * Problems with a policy's size, for `node.addValidation`. A reference to another resource counts with its length in
 * the template, which is longer than the ARN, so a policy that passes here passes in IAM.
 */
export function problemsOfSize(policy: iam.ManagedPolicy): string[] {
  const size = JSON.stringify(Stack.of(policy).resolve(policy.document)).length;
  if (size <= LIMIT) return [];
  return [
    `This managed policy has ${size} characters; IAM allows ${LIMIT}. Models with a geographic profile need the most: one ARN for each destination region. Use fewer of them in one deployment, or split it.`,
  ];
}
