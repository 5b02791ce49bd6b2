import type { RouterModel } from '../../lambda/router/config/router-config';
import type { Deployment } from '../config/deployment';
import { bedrockModel } from '../config/facts/bedrock';
import type { BedrockModel, Model } from '../config/model';
import { invokeId } from '../hosts/bedrock/invoke-id';
import { boundaryIn, regionsOf } from '../policy-of';
import { baseUrlVariable, endpointNameVariable, GUARDRAIL_ID, GUARDRAIL_VERSION } from './variable-names';

/** One model of the deployment as the router knows it. */
export function routerModel(model: Model, deployment: Deployment): RouterModel {
  const { name, auto, fallbacks, contextTokens, maxOutputTokens } = model;
  const common = {
    name,
    boundary: boundaryIn(deployment, model),
    regions: [...regionsOf(model, deployment)],
    auto,
    fallbacks,
    contextTokens,
    maxOutputTokens,
  };
  switch (model.host) {
    case 'vllm':
      return {
        ...common,
        host: model.host,
        baseUrlVariable: baseUrlVariable(name),
        caBundle: model.certificate.caBundle,
      };
    case 'sagemaker':
      return { ...common, host: model.host, endpointNameVariable: endpointNameVariable(name) };
    case 'bedrock':
      return {
        ...common,
        host: model.host,
        invokeId: invokeId(model),
        guardrail: guardrailOf(deployment),
        usdPerMillionTokens: listPrice(model),
      };
  }
}

function guardrailOf({ guardrail }: Deployment) {
  return guardrail && 'contentFilters' in guardrail
    ? { idVariable: GUARDRAIL_ID, versionVariable: GUARDRAIL_VERSION }
    : undefined;
}

function listPrice({ modelId, profile }: BedrockModel) {
  const { usdPerMillionTokens: prices } = bedrockModel(modelId);
  const price = (profile && prices[profile.scope]) ?? prices.default;
  return price && { input: price.input, output: price.output };
}
