import type { ExpectedStatement } from '../../matching/policy';
import { type Rule, text } from '../../matching/rule';
import type { Basis } from '../basis';

// Denials in resource policies. Each is for everybody, the account's administrators included, but the principals named.

/** Actions that nobody but these principals may call; nobody at all if there are none. */
export const onlyFor = (
  principals: readonly Rule[],
  actions: readonly string[],
  resources?: readonly string[],
): ExpectedStatement => ({
  effect: 'Deny',
  principals: '*',
  actions,
  ...(resources && { resources }),
  ...(principals.length > 0 && { conditions: { ArnNotEquals: { 'aws:PrincipalArn': principals } } }),
});

/** Only a deploy changes the settings of a bucket, or deletes it. */
export const onlyDeploysConfigure = (basis: Basis, bucketArn: string): ExpectedStatement =>
  onlyFor([deployRole(basis)], BUCKET_CHANGES, [bucketArn]);

const BUCKET_CHANGES = [
  's3:DeleteBucket',
  's3:PutBucketPolicy',
  's3:DeleteBucketPolicy',
  's3:PutBucketAcl',
  's3:PutBucketOwnershipControls',
  's3:PutBucketPublicAccessBlock',
  's3:PutBucketVersioning',
  's3:PutBucketObjectLockConfiguration',
  's3:PutLifecycleConfiguration',
  's3:PutReplicationConfiguration',
  's3:PutEncryptionConfiguration',
  's3:PutBucketLogging',
];

/** The role with which CloudFormation deploys. The qualifier, of ten characters at most, is the account's own choice. */
export function deployRole({ globalArn, deployment: { account, region } }: Basis): Rule {
  const [before, after] = [globalArn('iam', 'role/cdk-'), `-cfn-exec-role-${account}-${region}`];
  return text('the role with which the CDK bootstrap of this account and region deploys', (arn) => {
    const qualifier = arn.slice(before.length, -after.length);
    return arn === `${before}${qualifier}${after}` && /^[a-z0-9]{1,10}$/i.test(qualifier);
  });
}
