import { ABSENT } from './iam/context';
import type { Principal } from './iam/principal';
import type { IamRequest } from './iam/statement';
import type { Templates } from './template/template';

/** Principals that no endpoint of a deployment may admit to a model or to Comprehend. */
export function strangers({ partition, account }: Templates): readonly Principal[] {
  return [
    roleIn(partition, account, 'any-other-role'),
    roleIn(partition, '999988887777', 'any-other-role'),
    { kind: 'anonymous' },
  ];
}

export function roleIn(partition: string, account: string, name: string): Principal {
  return { kind: 'role', arn: `arn:${partition}:iam::${account}:role/${name}`, account };
}

/**
 * What a request says of its caller. An unsigned request has no principal ARN, and its account reads `anonymous` (IAM
 * user guide, "AWS global condition context keys").
 */
export function callerContext(principal: Principal): IamRequest['context'] {
  const signed = 'arn' in principal;
  return {
    'aws:PrincipalArn': signed ? principal.arn : ABSENT,
    'aws:PrincipalAccount': signed ? principal.account : 'anonymous',
  };
}

export const describe = (principal: Principal): string =>
  'arn' in principal
    ? principal.arn
    : principal.kind === 'anonymous'
      ? 'an unsigned request'
      : principal.name;
