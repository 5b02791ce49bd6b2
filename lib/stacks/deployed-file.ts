import type { CfnResource, aws_ec2 as ec2 } from 'aws-cdk-lib';
import type { Deployment } from '../config/deployment';
import { DEPLOYMENT_FILE, storedText } from '../config/transition/stored-deployment';

/**
 * Stores the deployment with the stack that is made from it, where the next deploy reads it, from any machine. It holds
 * nothing that the templates and the functions do not show. It is in the metadata of the VPC, which every deployment has
 * and never replaces.
 */
export function storeDeployedFile(vpc: ec2.IVpc, deployment: Deployment): void {
  (vpc.node.defaultChild as CfnResource).addMetadata(DEPLOYMENT_FILE, storedText(deployment));
}
