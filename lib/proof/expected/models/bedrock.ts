import type { Deployment } from '../../../config/deployment';
import { bedrockModel, profileDestinations, refusedSettings } from '../../../config/facts/bedrock';
import type { ModelOn } from '../../../config/model';
import { contentFiltersOf } from '../content-filters';
import { bedrockIsAble, converseWith } from './abilities';
import { bedrockCalls } from './bedrock-calls';
import { bedrockStatements, guardrailStatements } from './bedrock-statements';
import type { ExpectedHost } from './expected-host';
import { taskOf } from './task';
import { bedrockIsTold } from './thinking';

export const bedrock: ExpectedHost<'bedrock'> = {
  insideAccount: false,
  keepers: ({ modelId }) => KEEPERS[bedrockModel(modelId).dataRetention],
  unlisted,
  calls: bedrockCalls,
  hostName: () => undefined,
  address: invokeId,
  places: ({ profile }, { region }) =>
    typeof profile?.destinations === 'string' ? ['*'] : (profile?.destinations ?? [region]),
  configured: ({ invokeId }) => invokeId,
  part: (model, deployment) => ({
    host: 'bedrock',
    invokeId: invokeId(model),
    ...(taskOf(model) === 'embedding'
      ? { embeddingProtocol: bedrockModel(model.modelId).embedding?.protocol }
      : {
          guardrail: contentFiltersOf(deployment)
            ? { idVariable: 'GUARDRAIL_ID', versionVariable: 'GUARDRAIL_VERSION' }
            : undefined,
          converse: converseWith(model.modelId),
        }),
    refuses: refusedSettings(model.modelId).length > 0 ? [...refusedSettings(model.modelId)] : undefined,
    usdPerMillionTokens: listPrice(model),
  }),
  able: bedrockIsAble,
  told: bedrockIsTold,
  variable: () => undefined,
  statements: bedrockStatements,
  statementsOnce: guardrailStatements,
  failures: (_, model) => ({
    namespace: 'AWS/Bedrock',
    name: 'InvocationServerErrors',
    // Calls through an inference profile are counted under its id.
    dimensions: { ModelId: invokeId(model) },
    labelled: true,
  }),
};

/** Bedrock user guide, "Data retention" and "Amazon Bedrock abuse detection": AWS keeps prompts in two ways. */
const KEEPERS = {
  none: undefined,
  default: 'AWS keeps prompts that its classifiers flag, for up to 30 days',
  aws_review: 'AWS keeps every prompt for up to 30 days, and people at AWS may read it',
};

/** An `apac` profile chooses among eleven countries. Only a fact about the model says among which regions. */
function unlisted({ modelId, profile }: ModelOn<'bedrock'>, { region }: Deployment): string | undefined {
  if (profile?.scope !== 'apac' || Array.isArray(profileDestinations('apac', region, modelId))) {
    return undefined;
  }
  return 'its apac profile leads to several countries, and its regions for this model are not known here';
}

function invokeId({ modelId, profile }: ModelOn<'bedrock'>): string {
  return profile ? `${profile.scope}.${modelId}` : modelId;
}

/** The price through the profile, if there is one; otherwise the price in the region. Unknown for some models. */
function listPrice({ modelId, profile }: ModelOn<'bedrock'>) {
  const { usdPerMillionTokens: prices } = bedrockModel(modelId);
  const found = profile ? (prices[profile.scope] ?? prices.default) : prices.default;
  return found && { input: found.input, output: found.output };
}
