import { type Deployment, deploymentSchema } from '../deployment';
import { withMovedFields } from '../moved-fields';
import { schemaProblems } from '../schema-problems';
import { TransitionError } from './transition-error';

/**
 * The key under which the deployment is stored in the metadata of a resource of the foundation: of its VPC, or of the
 * records bucket where the VPC is imported. The metadata of a resource, and
 * not of the template: CloudFormation updates the metadata of a template only together with a resource (user guide,
 * "Metadata section"), and the metadata of a resource on its own ("ResourceChange", scope `Metadata`; read 2026-11).
 */
export const DEPLOYMENT_FILE = 'DeploymentFile';

/**
 * A deployment as the foundation stores it: JSON in ASCII. CloudFormation returns a question mark for every other
 * character of a template (aws-cloudformation/cloudformation-coverage-roadmap issue 1220, read 2026-11).
 */
export function storedText(deployment: Deployment): string {
  return JSON.stringify(deployment).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * The deployment in a stored text. Its shape is checked, and nothing else: facts that were right when it was deployed
 * may have changed since.
 *
 * @throws TransitionError if this release cannot read it
 */
export function readStored(text: unknown): Deployment {
  const data = withMovedFields(parsed(text));
  const { success, data: deployment, error } = deploymentSchema.safeParse(data);
  if (success) return deployment;
  throw new TransitionError(
    'The deployed file, which the foundation stores, is none that this release can read.',
    schemaProblems(error, data),
    'Name the file that is deployed, as this release would have it: --deployed <path of that file>.',
  );
}

function parsed(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return text;
  }
}
