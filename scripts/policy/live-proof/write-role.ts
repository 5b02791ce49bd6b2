import type { Deployment } from '../../../lib/config/deployment';
import { CommandError } from '../../command-line/command-error';
import { writeNewFiles } from '../write-new-files';
import { inVpcWords } from './in-vpc-price';
import { roleTemplate } from './role-template';

/**
 * Writes the template of the role that runs the live proof.
 *
 * @returns lines to print.
 * @throws CommandError
 */
export function writeLiveProofRole(deployment: Deployment, folder: string): readonly string[] {
  const { liveProof, name } = deployment;
  if (!liveProof) {
    throw new CommandError(
      `${name} has no live proof: add liveProof to its file, with what runs it. docs/guides/live-proof.md shows one.`,
    );
  }
  const file = {
    name: 'live-proof-role.template',
    text: `${JSON.stringify(roleTemplate(deployment, liveProof), null, 2)}\n`,
    words:
      'the role of the live proof; deploy it with the credentials of who owns roles, not with the stacks',
  };
  return [...writeNewFiles(folder, [file], `the role of ${name}`), inVpcWords(deployment)];
}
