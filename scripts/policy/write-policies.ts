import type { Deployment } from '../../lib/config/deployment';
import { organizationPolicies } from '../../lib/organization/organization-policies';
import { policyText } from '../../lib/organization/service-control-policy';
import { writeNewFiles } from './write-new-files';

/**
 * Writes the service control policies of a deployment as JSON files, and makes the folder. If a file exists and
 * differs, nothing is written.
 *
 * @returns one line to print for each file.
 * @throws CommandError
 */
export const writePolicies = (deployment: Deployment, folder: string): readonly string[] =>
  writeNewFiles(
    folder,
    organizationPolicies(deployment).map((one) =>
      'policy' in one
        ? { name: one.name, text: policyText(one.name, one.policy), words: one.purpose }
        : { name: one.name, words: one.leftOut },
    ),
    `the policies of ${deployment.name}`,
  );
