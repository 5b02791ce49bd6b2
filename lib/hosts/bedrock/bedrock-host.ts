import { Construct } from 'constructs';
import type { ModelMetrics } from '../../resources/inference-resources';
import type { HostConstruct, HostProps } from '../host-construct';
import { bedrockMetrics } from './bedrock-metrics';
import { invokeId } from './names';
import { VersionedGuardrail } from './versioned-guardrail';

/**
 * Models on Amazon Bedrock. AWS runs them; what stands here is the guardrail on their answers, unless the
 * deployment says why it has none.
 */
export class BedrockHost extends Construct implements HostConstruct {
  /** Bedrock models are called by id; there is nothing to look up at deploy time. */
  readonly addresses: Readonly<Record<string, string>> = {};
  readonly metrics: Readonly<Record<string, ModelMetrics>>;
  readonly guardrail?: VersionedGuardrail;

  constructor(scope: Construct, id: string, { deployment, foundation, models }: HostProps<'bedrock'>) {
    super(scope, id);
    if (deployment.guardrail && 'contentFilters' in deployment.guardrail) {
      this.guardrail = new VersionedGuardrail(this, 'Guardrail', {
        name: deployment.name,
        contentFilters: deployment.guardrail.contentFilters,
        key: foundation.keys.data,
      });
    }
    this.metrics = Object.fromEntries(models.map((model) => [model.name, bedrockMetrics(invokeId(model))]));
  }
}
