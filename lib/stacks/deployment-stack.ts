import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Deployment } from '../config/deployment';
import { stackName } from '../config/stack-name';
import type { StackPart } from '../config/stack-parts';
import { addDemandedTags } from '../security/demanded-tags';
import { synthesizerFor } from '../security/synthesizer';

/** The description of each stack in the CloudFormation console. */
const descriptions = {
  foundation: 'Network, keys, roles, audit trail, log groups. Never replaced by an upgrade.',
  inference: 'Model hosts: vLLM on ECS, SageMaker endpoints, the Bedrock guardrail.',
  gateway: 'The private API, its firewall, one router function per lane, and the signer of their records.',
  operations: 'Dashboard, alarms, budget.',
} as const satisfies Record<StackPart, string>;

/**
 * A stack of a deployment: named `<deployment>-<part>` after the account's prefix, in the deployment's account, region and
 * zones, with its tags. Where the account demands tags, each resource has them in the template too. The zones come from
 * the deployment, so a synth never looks them up in an account. The foundation has termination protection: an operator
 * must turn it off before deleting the stack.
 */
export abstract class DeploymentStack extends Stack {
  private readonly zones: string[];

  constructor(scope: Construct, part: StackPart, deployment: Deployment) {
    super(scope, stackName(deployment, part), {
      env: { account: deployment.account, region: deployment.region },
      description: descriptions[part],
      tags: deployment.tags,
      terminationProtection: part === 'foundation',
      synthesizer: synthesizerFor(deployment),
    });
    this.zones = [...deployment.availabilityZones];
    addDemandedTags(this, deployment);
  }

  override get availabilityZones(): string[] {
    return this.zones;
  }
}
