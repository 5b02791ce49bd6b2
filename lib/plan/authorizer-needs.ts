import type { Deployment } from '../config/deployment';
import { authorizerPermissions } from './authorizer-permissions';
import { type Need, needs } from './need';
import type { NetworkResources, NetworkRoles } from './network-resources';
import { required } from './required';

/** The authorizer reads what credentials are checked against, and reaches nothing else: no model, no audit stream. */
export function authorizerNeeds(
  { bearer }: Deployment,
  role: NetworkRoles['authorizer'],
  { apiKeysTableArn, keySetBucketArn }: NetworkResources,
): readonly Need[] {
  if (!bearer) return [];
  return needs(
    'authorizer',
    required(role, 'the role of the authorizer'),
    authorizerPermissions({
      ...(bearer.apiKeys && { apiKeysTableArn: required(apiKeysTableArn, 'the table of API keys') }),
      ...(bearer.oidc && { keySetBucketArn: required(keySetBucketArn, 'the bucket of the key set') }),
    }),
  );
}
