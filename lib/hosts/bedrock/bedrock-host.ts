import { Construct } from 'constructs';
import type { ModelMetrics } from '../../resources/inference-resources';
import type { ModelHost, ModelHostProps } from '../model-host';
import { bedrockMetrics } from './bedrock-metrics';
import { Guardrail } from './guardrail';
import { invokeId } from './invoke-id';

/**
 * Models on Amazon Bedrock. AWS runs them; what stands here is the guardrail on their answers, unless the
 * deployment says why it has none.
 */
export class BedrockHost extends Construct implements ModelHost {
  /** Bedrock models are called by id; there is nothing to look up at deploy time. */
  readonly addresses: Readonly<Record<string, string>> = {};
  readonly metrics: Readonly<Record<string, ModelMetrics>>;
  readonly guardrail?: Guardrail;

  constructor(scope: Construct, id: string, { deployment, foundation, models }: ModelHostProps<'bedrock'>) {
    super(scope, id);
    if (deployment.guardrail && 'contentFilters' in deployment.guardrail) {
      this.guardrail = new Guardrail(this, 'Guardrail', {
        name: deployment.name,
        contentFilters: deployment.guardrail.contentFilters,
        key: foundation.keys.data,
      });
    }
    this.metrics = Object.fromEntries(models.map((model) => [model.name, bedrockMetrics(invokeId(model))]));
  }
}
