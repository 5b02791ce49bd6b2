import type { App } from 'aws-cdk-lib';
import { underCompliance } from './compliance/compliance';
import type { Deployment } from './config/deployment';
import { ControlTowerRules } from './control-tower/control-tower-rules';
import { planOf } from './plan/plan';
import { FoundationStack } from './stacks/foundation';
import { GatewayStack } from './stacks/gateway';
import { InferenceStack } from './stacks/inference';
import { OperationsStack } from './stacks/operations';

/** The four stacks of a deployment, by lifetime. Each uses the stacks before it; no stack uses a later one. */
export interface Blueprint {
  readonly foundation: FoundationStack;
  readonly inference: InferenceStack;
  readonly gateway: GatewayStack;
  readonly operations: OperationsStack;
}

/** Builds the stacks of a deployment and adds every compliance pack and the rules of Control Tower. */
export function buildBlueprint(app: App, deployment: Deployment): Blueprint {
  const plan = planOf(deployment);
  const foundation = new FoundationStack(app, { plan });
  const inference = new InferenceStack(app, { plan, foundation });
  const gateway = new GatewayStack(app, { plan, foundation, inference });
  const operations = new OperationsStack(app, { plan, foundation, inference, gateway });

  // Explicit, because a stack may use nothing of the stack before it.
  inference.addStackDependency(foundation);
  gateway.addStackDependency(inference);
  operations.addStackDependency(gateway);

  underCompliance(app, deployment, [new ControlTowerRules(deployment)]);
  return { foundation, inference, gateway, operations };
}
