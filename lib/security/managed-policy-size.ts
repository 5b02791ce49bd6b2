import { type aws_iam as iam, Stack } from 'aws-cdk-lib';

/** Characters a managed policy may have, white space not counted (IAM user guide, "IAM and AWS STS quotas"). */
const LIMIT = 6144;

/**
 * What is wrong with a policy's size, for `node.addValidation`. A reference to another resource counts as it stands
 * in the template, which is longer than the ARN it becomes, so a policy that passes here passes in IAM.
 */
export function problemsOfSize(policy: iam.ManagedPolicy): string[] {
  const size = JSON.stringify(Stack.of(policy).resolve(policy.document)).length;
  if (size <= LIMIT) return [];
  return [
    `This managed policy has ${size} characters; IAM allows ${LIMIT}. Models with a geographic profile take most: one statement for each destination region. Use fewer of them in one deployment, or split it.`,
  ];
}
