import { z } from 'zod';
import { textLike } from '../text-like';
import { vouchedBy } from './vouched-by';

/**
 * The roles that can be imported, in the order of the reports. The role of flow logs is not among them: roles are imported
 * together with the VPC, whose owner logs its connections.
 */
export const IMPORTED_ROLES = [
  'open-lane',
  'sealed-lane',
  'authorizer',
  'chain-heads',
  'vllm-instance',
  'vllm-execution',
  'vllm-task',
  'sagemaker',
  'delivery',
  'replication',
  'api-logging',
] as const;
export type ImportedRole = (typeof IMPORTED_ROLES)[number];

const iamArn = (words: string, kind: string, lookUp: string) =>
  textLike(
    words,
    new RegExp(`^arn:aws[a-z-]{0,20}:iam::\\d{12}:${kind}/([!-~]{1,510}/)?[\\w+=,.@-]{1,128}$`),
    `write the ARN that ${lookUp} prints`,
    700,
  );

const roleArn = iamArn(
  'the ARN of an IAM role, such as arn:aws:iam::111122223333:role/applications/llm-open-lane',
  'role',
  'aws iam get-role',
);
const profileArn = iamArn(
  'the ARN of an instance profile, such as arn:aws:iam::111122223333:instance-profile/llm-vllm-instance',
  'instance-profile',
  'aws iam get-instance-profile',
);

/**
 * Every role of the deployment, made by the team that owns IAM. The templates then have no role, no policy and no instance
 * profile. `npm run policy -- <name> --imports <folder>` writes what each role has to be.
 */
export const importedRoles = z.strictObject({
  /** The ARN of each role, by its use. The deployment refuses a missing one and names it, and one that it does not use. */
  arns: z.partialRecord(z.enum(IMPORTED_ROLES), roleArn),
  /** The instance profile of `vllm-instance`, with that role in it. Only with models on `vllm`. @default no such models */
  instanceProfile: profileArn.optional(),
  vouchedBy,
});

export type ImportedRoles = z.output<typeof importedRoles>;
