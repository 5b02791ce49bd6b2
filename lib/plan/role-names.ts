import { rulesOf } from '../config/account-rules';
import type { Deployment } from '../config/deployment';
import { nameByPattern } from '../config/role-names';
import type { Role } from './roles';

/**
 * The name that the account's pattern gives a role; `undefined`: CloudFormation chooses one.
 *
 * @param serial follows the name of a role that outlives its stack: the next deployment of the same name needs the name
 */
export function roleName(
  deployment: Pick<Deployment, 'name' | 'accountRules'>,
  role: Role,
  serial?: string,
): string | undefined {
  const { name: pattern } = rulesOf(deployment).roles;
  if (pattern === undefined) return undefined;
  const name = nameByPattern(pattern, deployment.name, role);
  return serial === undefined ? name : `${name}-${serial}`;
}
