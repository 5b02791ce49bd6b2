import type { Deployment } from '../config/deployment';
import { placedInVpc, reportsFailures, writesLogs } from './function-permissions';
import { KEY_SET_OBJECT } from './names';
import type { Permission, PolicyRow } from './permission';
import { below, the } from './resource';
import type { RoleRow } from './roles';

/** The role of the authorizer; none where every lane uses IAM. */
export const authorizerRoles = ({ bearer }: Deployment): readonly RoleRow[] =>
  bearer
    ? [
        {
          role: 'authorizer',
          id: 'Authorizer',
          description: 'The authorizer: finds the caller behind a bearer credential',
          service: 'lambda.amazonaws.com',
          workload: 'authorizer',
        },
      ]
    : [];

/**
 * What the authorizer may do: read hashes of API keys, and read the issuer's public keys. It may not call a model or
 * the audit stream. It writes only to its own log.
 */
export function authorizerPolicies(deployment: Deployment): readonly PolicyRow[] {
  if (!deployment.bearer) return [];
  return [
    {
      role: 'authorizer',
      part: 'base',
      path: ['Authorizer'],
      description: 'Logs, credentials to check against, and a place in the VPC',
      permissions: [
        writesLogs('authorizer'),
        ...readsCredentials(deployment.bearer),
        ...placedInVpc(deployment, 'authorizer'),
      ],
    },
    reportsFailures('authorizer'),
  ];
}

function readsCredentials({ apiKeys, oidc }: NonNullable<Deployment['bearer']>): readonly Permission[] {
  const readApiKeys: Permission = {
    sid: 'ReadApiKeys',
    effect: 'Allow',
    actions: ['dynamodb:GetItem'],
    resources: [the('api-keys-table')],
    through: ['dynamodb'],
  };
  const readKeySet: Permission = {
    sid: 'ReadKeySet',
    effect: 'Allow',
    actions: ['s3:GetObject'],
    resources: [below('key-set-bucket', KEY_SET_OBJECT)],
    through: ['s3'],
  };
  return [
    ...(apiKeys ? [readApiKeys] : []),
    ...(oidc ? [readKeySet] : []),
    {
      sid: 'DecryptWhatIsRead',
      effect: 'Allow',
      actions: ['kms:Decrypt'],
      resources: [the('data-key')],
      through: [],
      viaService: [...(apiKeys ? ['dynamodb'] : []), ...(oidc ? ['s3'] : [])],
    },
  ];
}
