import type { Expected } from '../../matching/expected';
import type { Basis } from '../basis';
import { bucketArn, keyArn, tableArn } from '../things';
import { attachedTo } from './role-policy';
import { allow, functionStatements, reportStatements, throughServices } from './statements';

/** What the authorizer's role may do, exactly: read what it checks credentials against. */
export function authorizerPolicies(basis: Basis): readonly Expected[] {
  const { bearer } = basis.deployment;
  if (!bearer) return [];
  const claim = 'roles.authorizer';
  const apiKeys = bearer.apiKeys ? ['dynamodb'] : [];
  const tokens = bearer.oidc ? ['s3'] : [];
  return [
    attachedTo('authorizer', 'base', { stack: 'foundation', claim }, [
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
    ]),
    attachedTo('authorizer', 'service', { stack: 'gateway', claim }, reportStatements(basis, 'authorizer')),
  ];
}
