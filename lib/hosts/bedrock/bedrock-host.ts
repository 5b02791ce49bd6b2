import { Construct } from 'constructs';
import type { ModelMetrics } from '../../resources/inference-resources';
import type { HostConstruct, HostProps } from '../host-construct';
import { bedrockMetrics } from './bedrock-metrics';
import { invokeId } from './names';
import { VersionedGuardrail } from './versioned-guardrail';

/**
 * Models on Amazon Bedrock. AWS runs them. This construct creates the guardrail for their answers, unless the
 * deployment gives a reason for having none.
 */
export class BedrockHost extends Construct implements HostConstruct {
  /** Empty: calls name a Bedrock model by its id. */
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
