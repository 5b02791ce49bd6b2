import type { Claim } from '../../claim';
import { idsOf, type Own } from './own-things';
import { strangersClaim } from './strangers-claim';
import type { Unread } from './unread';

/** A grant on a key: it allows calls, and is in no policy. */
export interface FoundGrant {
  readonly id: string;
  readonly key: string;
  readonly grantee: string;
  readonly operations: readonly string[];
}

/** AWS services have grants on the keys; with them they encrypt for the deployment. Nothing else has one. */
export const grantsClaim = (own: Own, grants: readonly FoundGrant[], unread: readonly Unread[]): Claim =>
  strangersClaim(
    'live.keys',
    'no key of the deployment has a grant but those of AWS services and of its roles',
    grants
      .filter(({ grantee }) => !isExpected(own, grantee))
      .map(
        ({ id, key, grantee, operations }) =>
          `grant ${id} on key ${key}: ${grantee} may ${operations.join(', ')}`,
      ),
    unread,
    idsOf(own, 'AWS::KMS::Key'),
  );

/** A service, a service-linked role, EC2 for an instance (no role may have such a name), or a role of the deployment. */
const isExpected = (own: Own, grantee: string): boolean =>
  /^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/.test(grantee) ||
  /^arn:[\w-]+:iam::\d{12}:role\/aws-service-role\//.test(grantee) ||
  /^arn:[\w-]+:sts::\d{12}:assumed-role\/aws:ec2-infrastructure\//.test(grantee) ||
  idsOf(own, 'AWS::IAM::Role').includes(
    /^arn:[\w-]+:iam::\d{12}:role\/(?:.*\/)?([^/]+)$/.exec(grantee)?.[1] ?? '',
  );
