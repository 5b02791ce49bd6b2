import { rulesOf } from '../config/account-rules';
import type { Deployment } from '../config/deployment';
import { arnIn } from './arns';

/** The ARN of the permissions boundary that every role has; `undefined`: the account demands none. */
export function permissionsBoundaryOf(
  deployment: Pick<Deployment, 'account' | 'region' | 'accountRules'>,
): string | undefined {
  const policy = rulesOf(deployment).permissionsBoundary?.policy;
  if (policy === undefined || policy.startsWith('arn:')) return policy;
  return arnIn(deployment, 'iam', `policy/${policy.replace(/^\//, '')}`, { region: '' });
}
