import type { RouterModelOn } from '../../../../lambda/router/config/router-config';
import type { Host } from '../../../../policy/boundary';
import type { Deployment } from '../../../config/deployment';
import { bedrockModel } from '../../../config/facts/bedrock';
import type { ModelOn } from '../../../config/model';
import { addressOf } from '../../model-hosts';

/** The fields of a model in the router's configuration that only models of its host have. */
type Part<H extends Host> = H extends Host ? Omit<RouterModelOn<H>, OfEveryHost> : never;
type OfEveryHost =
  | 'name'
  | 'task'
  | 'boundary'
  | 'regions'
  | 'auto'
  | 'fallbacks'
  | 'contextTokens'
  | 'maxOutputTokens';

interface ExpectedOf<H extends Host> {
  readonly part: (model: ModelOn<H>, deployment: Deployment) => Part<H>;
  /** The environment variable with the address of the model; `undefined` if the configuration has the address. */
  readonly variable: (model: ModelOn<H>) => string | undefined;
}

/** Written out here, and not taken from the rows that the configurations are made of. */
const EXPECTED: { readonly [H in Host]: ExpectedOf<H> } = {
  vllm: {
    part: (model) => ({
      host: 'vllm',
      baseUrlVariable: `${prefix(model)}_BASE_URL`,
      caBundle: model.certificate.caBundle,
    }),
    variable: (model) => `${prefix(model)}_BASE_URL`,
  },
  sagemaker: {
    part: (model) => ({ host: 'sagemaker', endpointNameVariable: `${prefix(model)}_ENDPOINT` }),
    variable: (model) => `${prefix(model)}_ENDPOINT`,
  },
  bedrock: {
    part: (model, deployment) => ({
      host: 'bedrock',
      invokeId: addressOf(model, deployment),
      guardrail:
        deployment.guardrail && 'contentFilters' in deployment.guardrail
          ? { idVariable: 'GUARDRAIL_ID', versionVariable: 'GUARDRAIL_VERSION' }
          : undefined,
      usdPerMillionTokens: listPrice(model),
    }),
    variable: () => undefined,
  },
};

const of = <H extends Host>(model: ModelOn<H>): ExpectedOf<H> => EXPECTED[model.host as H];

export const partOf = <H extends Host>(model: ModelOn<H>, deployment: Deployment): Part<H> =>
  of(model).part(model, deployment);

export const variableOf = <H extends Host>(model: ModelOn<H>) => of(model).variable(model);

/** `MODEL_QWEN3_8B` of `qwen3-8b`. */
const prefix = ({ name }: { readonly name: string }) => `MODEL_${name.replace(/-/g, '_').toUpperCase()}`;

/** The price through the profile, if there is one; otherwise the price in the region. Unknown for some models. */
function listPrice({ modelId, profile }: ModelOn<'bedrock'>) {
  const { usdPerMillionTokens: prices } = bedrockModel(modelId);
  const found = profile ? (prices[profile.scope] ?? prices.default) : prices.default;
  return found && { input: found.input, output: found.output };
}
