import { allow } from '../../matching/policy';
import type { Basis } from '../basis';
import { throughServices } from '../key-use';
import { bucketArn, keyArn, tableArn } from '../things';
import type { RolePolicy } from './role-policy';
import { functionStatements, reportStatements } from './statements';

/** What the authorizer's role may do, exactly: read what it checks credentials against. */
export function authorizerPolicies(basis: Basis): readonly RolePolicy[] {
  const { bearer } = basis.deployment;
  if (!bearer) return [];
  const claim = 'roles.authorizer';
  const apiKeys = bearer.apiKeys ? ['dynamodb'] : [];
  const tokens = bearer.oidc ? ['s3'] : [];
  return [
    {
      owner: 'authorizer',
      part: 'base',
      stack: 'foundation',
      claim,
      statements: [
        ...functionStatements(basis, 'authorizer'),
        ...apiKeys.map(() => allow({ actions: ['dynamodb:GetItem'], resources: [tableArn(basis)] })),
        ...tokens.map(() =>
          allow({ actions: ['s3:GetObject'], resources: [`${bucketArn(basis, 'key-set')}/jwks.json`] }),
        ),
        allow({
          actions: ['kms:Decrypt'],
          resources: [keyArn(basis, 'data')],
          conditions: throughServices(basis, ...apiKeys, ...tokens),
        }),
      ],
    },
    {
      owner: 'authorizer',
      part: 'service',
      stack: 'gateway',
      claim,
      statements: reportStatements(basis, 'authorizer'),
    },
  ];
}
