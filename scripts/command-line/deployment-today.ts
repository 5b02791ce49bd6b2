import { refuseConfirmationsAhead } from '../../lib/config/confirmations';
import type { Deployment } from '../../lib/config/deployment';
import { findDeployment, findRenewable } from '../../lib/config/find-deployment';
import type { Renewable } from '../../lib/config/load-deployment';

/**
 * Reads and validates a deployment for a command that says what holds today.
 *
 * @param typed the name of a deployment, or the path of a file
 * @throws DeploymentError if there is no such file, it is not valid, or it has a confirmation of a day that has not come.
 */
export function deploymentToday(typed: string): Deployment {
  const deployment = findDeployment(typed);
  refuseConfirmationsAhead(deployment, new Date());
  return deployment;
}

/**
 * The same for a command that pins: where it renews, pins of what the file no longer names are left out, and named.
 *
 * @throws DeploymentError
 */
export function deploymentToPin(typed: string, renew: boolean): Renewable {
  if (!renew) return { deployment: deploymentToday(typed), stale: [] };
  const found = findRenewable(typed);
  refuseConfirmationsAhead(found.deployment, new Date());
  return found;
}
