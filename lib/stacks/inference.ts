import type { Construct } from 'constructs';
import { buildHosts } from '../hosts/constructs';
import { ModelAccess } from '../hosts/model-access';
import type { Plan } from '../plan/plan';
import type { FoundationResources } from '../resources/foundation-resources';
import type { InferenceResources, ModelMetrics, PublishedGuardrail } from '../resources/inference-resources';
import { DeploymentStack } from './deployment-stack';

export interface InferenceStackProps {
  readonly plan: Plan;
  readonly foundation: FoundationResources;
}

/** The model hosts of a deployment, and each lane's permission to call the models it routes to. */
export class InferenceStack extends DeploymentStack implements InferenceResources {
  readonly addresses: Readonly<Record<string, string>>;
  readonly guardrail?: PublishedGuardrail;
  readonly metrics: Readonly<Record<string, ModelMetrics>>;

  constructor(scope: Construct, { plan, foundation }: InferenceStackProps) {
    const { deployment } = plan;
    super(scope, 'inference', deployment);

    const { vllm, sagemaker, bedrock } = buildHosts(this, deployment, foundation);

    new ModelAccess(this, 'ModelAccess', {
      plan,
      lanes: foundation.lanes,
      arns: { 'data-key': foundation.keys.data.keyArn, guardrail: bedrock?.guardrail?.arn },
    });

    this.addresses = { ...vllm?.addresses, ...sagemaker?.addresses };
    this.guardrail = bedrock?.guardrail?.published;
    this.metrics = { ...vllm?.metrics, ...sagemaker?.metrics, ...bedrock?.metrics };
  }
}
