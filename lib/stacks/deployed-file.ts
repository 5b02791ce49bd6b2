import { type CfnResource, type IResource, Resource } from 'aws-cdk-lib';
import type { Deployment } from '../config/deployment';
import { DEPLOYMENT_FILE, storedText } from '../config/transition/stored-deployment';

/**
 * Stores the deployment with the stack that is made from it, where the next deploy reads it, from any machine. It holds
 * nothing that the templates and the functions do not show. It is in the metadata of a resource that is never replaced.
 *
 * @param keepers resources that may keep it: the first of them that the deployment creates does
 */
export function storeDeployedFile(deployment: Deployment, ...keepers: readonly IResource[]): void {
  const keeper = keepers.find((one) => Resource.isOwnedResource(one));
  if (!keeper) throw new Error('The deployment creates no resource that could keep its file.');
  (keeper.node.defaultChild as CfnResource).addMetadata(DEPLOYMENT_FILE, storedText(deployment));
}
