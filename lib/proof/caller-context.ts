import { ABSENT } from './iam/context';
import type { Principal } from './iam/principal';
import type { IamRequest } from './iam/statement';

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
