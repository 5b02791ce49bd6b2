import { KEY_SET_OBJECT } from './names';
import type { Permission } from './permission';

/** ARNs of what credentials are checked against; only those the deployment has. */
export interface CredentialArns {
  readonly apiKeysTableArn?: string;
  readonly keySetBucketArn?: string;
}

/** What the authorizer may do in AWS: read one item of one table, and one object. */
export function authorizerPermissions({
  apiKeysTableArn,
  keySetBucketArn,
}: CredentialArns): readonly Permission[] {
  return [
    ...(apiKeysTableArn
      ? [
          {
            sid: 'ReadApiKeys',
            effect: 'Allow',
            service: 'dynamodb',
            actions: ['dynamodb:GetItem'],
            resources: [apiKeysTableArn],
          } as const,
        ]
      : []),
    ...(keySetBucketArn
      ? [
          {
            sid: 'ReadKeySet',
            effect: 'Allow',
            service: 's3',
            actions: ['s3:GetObject'],
            resources: [`${keySetBucketArn}/${KEY_SET_OBJECT}`],
          } as const,
        ]
      : []),
  ];
}
