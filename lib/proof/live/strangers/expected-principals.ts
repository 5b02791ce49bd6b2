import { administratorsOf } from '../../../config/administrators';
import type { Deployment } from '../../../config/deployment';
import { covers } from '../../iam/wildcard';
import type { AccountIdentity } from './account-identity';
import { deployingRoles } from './deploying-roles';
import { idsOf, type Own } from './own-things';

/** A principal whose calls are no surprise: which ones, and why. */
export interface Expected {
  readonly why: string;
  /** Patterns of actions. */
  readonly actions: readonly string[];
  /** The one who says so, where nothing but their word does. @default the deployment itself, or AWS */
  readonly vouchedBy?: string;
}

const EVERYTHING = ['*'];

/** What is expected of a principal; nothing of a stranger. */
export const expectedOf = (own: Own, { arn, kind, name, path }: AccountIdentity): readonly Expected[] => [
  ...(kind === 'role' && idsOf(own, 'AWS::IAM::Role').includes(name)
    ? [{ why: 'a role of the deployment, which other claims examine', actions: EVERYTHING }]
    : []),
  ...(kind === 'role' && path.startsWith('/aws-service-role/')
    ? [{ why: 'a service-linked role: AWS alone uses and changes it', actions: EVERYTHING }]
    : []),
  ...deployingRoles(own.deployment)
    .filter((role) => role.arn === arn)
    .map(({ why }) => ({ why, actions: EVERYTHING })),
  ...namedIn(own.deployment).filter((one) => one.arn === arn),
  ...administratorsLike(own.deployment, arn),
];

/** Who a deployment names, for what it names them. */
const namedIn = ({ audit, publishers }: Deployment): readonly (Expected & { readonly arn: string })[] => [
  ...publishers.credentials.map((arn) => ({
    arn,
    why: 'a publisher of credentials',
    actions: ['s3:PutObject', 's3:DeleteObject*', 'dynamodb:*Item', 'kms:Decrypt'],
  })),
  ...publishers.models.map((arn) => ({
    arn,
    why: 'a publisher of models',
    actions: ['s3:PutObject', 's3:DeleteObject*', 'ecr:PutImage', 'ecr:BatchDeleteImage', 'kms:Decrypt'],
  })),
  ...audit.custodians.map((arn) => ({
    arn,
    why: 'a custodian of the records',
    actions: [
      's3:GetObject*',
      's3:DeleteObject*',
      's3:PutObjectRetention',
      's3:BypassGovernanceRetention',
      'kms:Decrypt',
    ],
  })),
];

const administratorsLike = (deployment: Deployment, arn: string): readonly Expected[] =>
  administratorsOf(deployment)
    .filter(({ principal }) => covers(principal, arn))
    .map(({ reason, vouchedBy }) => ({
      why: reason,
      actions: EVERYTHING,
      vouchedBy: `${vouchedBy.name} on ${vouchedBy.on}`,
    }));
