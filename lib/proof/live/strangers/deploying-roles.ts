import { rulesOf } from '../../../config/account-rules';
import type { Deployment } from '../../../config/deployment';
import { regionFacts } from '../../../config/facts/regions';
import { deployRoleOf } from '../../expected/account-rules';

/** A role by which the deployment comes into the account. */
export interface DeployingRole {
  readonly arn: string;
  readonly why: string;
  /** Whether it changes resources of the stacks. The others upload and look. */
  readonly changes: boolean;
}

/** The role with which CloudFormation deploys, and the roles of the CDK bootstrap that the deployment uses. */
export function deployingRoles(deployment: Deployment): readonly DeployingRole[] {
  const { account, region } = deployment;
  const { synthesis } = rulesOf(deployment);
  const execution = { arn: deployRoleOf(deployment), why: 'CloudFormation deploys with it', changes: true };
  if (synthesis.kind === 'credentials') return [execution];
  const { partition } = regionFacts(region);
  const usual = (purpose: string) =>
    `arn:${partition}:iam::${account}:role/cdk-${synthesis.qualifier}-${purpose}-role-${account}-${region}`;
  const of = (arn: string, what: string, changes = false): DeployingRole => ({
    arn,
    why: `the CDK ${what} with it (bootstrap ${synthesis.qualifier})`,
    changes,
  });
  return [
    execution,
    of(synthesis.deployRole ?? usual('deploy'), 'starts deploys', true),
    of(synthesis.publishingRole ?? usual('file-publishing'), 'uploads files'),
    of(usual('image-publishing'), 'uploads images'),
    of(synthesis.lookupRole ?? usual('lookup'), 'looks things up'),
  ];
}
