import { ABSENT } from './iam/context';
import type { Principal } from './iam/principal';
import type { IamRequest } from './iam/statement';

/**
 * A request to the API as IAM sees it. `resource`: its ARN. `from`: the VPC endpoint it came by, `ABSENT` for none. An unsigned request
 * has no principal ARN, and its account reads `anonymous` (IAM user guide, "AWS global condition context keys").
 */
export function apiRequest(resource: string, principal: Principal, from: string | typeof ABSENT): IamRequest {
  const signed = 'arn' in principal;
  return {
    principal,
    action: 'execute-api:Invoke',
    resource,
    context: {
      'aws:PrincipalArn': signed ? principal.arn : ABSENT,
      'aws:PrincipalAccount': signed ? principal.account : 'anonymous',
      'aws:SourceVpce': from,
      'aws:SecureTransport': 'true',
    },
  };
}
