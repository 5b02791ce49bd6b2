import type { App } from 'aws-cdk-lib';
import { underCompliance } from './compliance/compliance';
import type { Deployment } from './config/deployment';
import { planOf } from './plan/plan';
import { FoundationStack } from './stacks/foundation';
import { GatewayStack } from './stacks/gateway';
import { InferenceStack } from './stacks/inference';
import { OperationsStack } from './stacks/operations';

/** The four stacks of a deployment, by lifetime: each uses those before it and is unknown to them. */
export interface Blueprint {
  readonly foundation: FoundationStack;
  readonly inference: InferenceStack;
  readonly gateway: GatewayStack;
  readonly operations: OperationsStack;
}

/** A deployment as stacks, under every compliance pack. */
export function buildBlueprint(app: App, deployment: Deployment): Blueprint {
  const plan = planOf(deployment);
  const foundation = new FoundationStack(app, { plan });
  const inference = new InferenceStack(app, { plan, foundation });
  const gateway = new GatewayStack(app, { plan, foundation, inference });
  const operations = new OperationsStack(app, { plan, foundation, inference, gateway });

  // Also where one stack happens to use nothing of the one before.
  inference.addStackDependency(foundation);
  gateway.addStackDependency(inference);
  operations.addStackDependency(gateway);

  underCompliance(app, deployment);
  return { foundation, inference, gateway, operations };
}
