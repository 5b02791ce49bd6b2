import type { Deployment } from '../../lib/config/deployment';
import { ownerPolicies } from '../../lib/proof/owner-policies';
import { groupFiles } from './group-files';
import { roleFiles } from './role-files';
import { writeNewFiles } from './write-new-files';

/**
 * Writes what the owners of imported things have to have in their policies, as JSON files; and for imported roles and
 * security groups the reports for the teams that make them.
 *
 * @returns one line to print for each file.
 * @throws CommandError
 */
export function writeOwnerPolicies(deployment: Deployment, folder: string): readonly string[] {
  const policies = ownerPolicies(deployment).map(({ name, of, statements }) => ({
    name,
    text: `${JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2)}\n`,
    words: `statements for the policy of ${of}`,
  }));
  const files = [...policies, ...roleFiles(deployment), ...groupFiles(deployment)];
  return files.length > 0
    ? writeNewFiles(folder, files, `what ${deployment.name} needs`)
    : [`${deployment.name} imports nothing that has a policy or rules its owner vouches for.`];
}
