import { Template } from 'aws-cdk-lib/assertions';
import { createApp } from '../../../lib/assembly/app';
import type { Deployment } from '../../../lib/config/deployment';
import { planOf } from '../../../lib/plan/plan';
import { FoundationStack } from '../../../lib/stacks/foundation';
import { GatewayStack } from '../../../lib/stacks/gateway';
import { InferenceStack } from '../../../lib/stacks/inference';
import { OperationsStack } from '../../../lib/stacks/operations';
import { BEDROCK, BEDROCK_EU, deploymentWith, SAGEMAKER, VLLM } from '../network/fixture';

/** Both lanes, all three hosts, two callers, clients in another VPC and another account. */
export const DEPLOYMENT = deploymentWith([VLLM, SAGEMAKER, BEDROCK, BEDROCK_EU], {
  callers: [
    { name: 'claims', floor: 'restricted', principals: ['arn:aws:iam::111122223333:role/apps/claims'] },
    {
      name: 'search',
      floor: 'public',
      models: ['large'],
      principals: ['arn:aws:iam::111122223333:user/search'],
    },
  ],
  clients: { endpoints: ['vpce-0a1b2c3d'], accounts: ['444455556666'] },
});

/** The four stacks of a deployment, handler code not bundled, compliance packs left out. */
function stacks(deployment: Deployment) {
  const app = createApp({ bundling: false });
  const plan = planOf(deployment);
  const foundation = new FoundationStack(app, { plan });
  const inference = new InferenceStack(app, { plan, foundation });
  const gateway = new GatewayStack(app, { plan, foundation, inference });
  const operations = new OperationsStack(app, { plan, foundation, inference, gateway });
  return { foundation, inference, gateway, operations };
}

type Part = keyof ReturnType<typeof stacks>;

/** The template of one stack of a deployment. */
export const templateOf = (part: Part, deployment: Deployment = DEPLOYMENT): Template =>
  Template.fromStack(stacks(deployment)[part]);

/** The properties of every resource of a type. */
// biome-ignore lint/suspicious/noExplicitAny: a template is untyped JSON.
export function propertiesOf(template: Template, type: string): readonly any[] {
  return Object.values(template.findResources(type)).map((resource) => resource.Properties);
}
