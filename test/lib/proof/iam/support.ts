import type { ContextValues } from '../../../../lib/proof/iam/context';
import { type PolicyKind, readPolicy, type Statement } from '../../../../lib/proof/iam/policy-document';
import type { Principal } from '../../../../lib/proof/iam/principal';
import type { IamRequest } from '../../../../lib/proof/iam/statement';

export const ACCOUNT = '111111111111';
export const OTHER_ACCOUNT = '222222222222';

export const user = (name: string, account = ACCOUNT): Principal => ({
  kind: 'user',
  arn: `arn:aws:iam::${account}:user/${name}`,
  account,
});

export const role = (name: string, account = ACCOUNT): Principal => ({
  kind: 'role',
  arn: `arn:aws:iam::${account}:role/${name}`,
  account,
});

export function requestOf(
  principal: Principal,
  action: string,
  resource: string,
  context: ContextValues = {},
): IamRequest {
  return { principal, action, resource, context };
}

/** Statements as a policy writes them. */
export const policy = (kind: PolicyKind, ...statements: readonly object[]): readonly Statement[] =>
  readPolicy({ Version: '2012-10-17', Statement: statements }, kind, 'test');

export const identity = (...statements: readonly object[]) => policy('identity', ...statements);
export const resource = (...statements: readonly object[]) => policy('resource', ...statements);
