import type { Deployment } from '../../config/deployment';
import { bedrockConverse, bedrockModel, refusedSettings } from '../../config/facts/bedrock';
import type { DeployTimeValues } from '../../plan/deploy-time-values';
import type { RouterRows } from '../host';
import { invokeId } from './names';
import { hasGuardrail } from './permissions';
import type { BedrockModel } from './schema';

const GUARDRAIL = { idVariable: 'GUARDRAIL_ID', versionVariable: 'GUARDRAIL_VERSION' };

/**
 * A Bedrock model in the router's configuration: the id to call, the guardrail's variables, how Converse is used
 * with it, what it refuses, the list price.
 */
export const bedrockRouterModel: RouterRows<'bedrock'> = {
  describe: (model, deployment) => ({
    host: 'bedrock',
    invokeId: invokeId(model),
    ...calledBy(model, deployment),
    refuses: refusedBy(model),
    usdPerMillionTokens: listPrice(model),
  }),
  variables: ({ guardrail }, values) => guardrailVariables(guardrail, values),
};

/** Converse names the guardrail. Bedrock applies none to models for embedding, which have a protocol of their own. */
function calledBy(model: BedrockModel, deployment: Deployment) {
  const protocol = bedrockModel(model.modelId).embedding?.protocol;
  if (protocol) return { embeddingProtocol: protocol };
  return {
    guardrail: hasGuardrail(deployment) ? GUARDRAIL : undefined,
    converse: bedrockConverse(model.modelId),
  };
}

function refusedBy({ modelId }: BedrockModel) {
  const refused = refusedSettings(modelId);
  return refused.length > 0 ? [...refused] : undefined;
}

function listPrice({ modelId, profile }: BedrockModel) {
  const { usdPerMillionTokens: prices } = bedrockModel(modelId);
  const price = (profile && prices[profile.scope]) ?? prices.default;
  return price && { input: price.input, output: price.output };
}

function guardrailVariables(
  names: typeof GUARDRAIL | undefined,
  { guardrail }: DeployTimeValues,
): Record<string, string> {
  if (!names) return {};
  if (guardrail) return { [names.idVariable]: guardrail.id, [names.versionVariable]: guardrail.version };
  throw new Error(
    'The deployment has a guardrail for Bedrock answers, and the inference stack has none. Build both stacks from the same deployment.',
  );
}
