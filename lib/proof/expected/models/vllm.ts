import type { ModelOn } from '../../../config/model';
import { ofTargets } from '../balanced-targets';
import { weightsAreAble } from './abilities';
import type { ExpectedHost } from './expected-host';
import { weightsAreTold } from './thinking';
import { variablePrefix } from './variable-prefix';

/** vLLM calls no IAM: the network alone controls access to its models. */
export const vllm: ExpectedHost<'vllm'> = {
  insideAccount: true,
  keepers: () => undefined,
  unlisted: () => undefined,
  calls: () => [],
  hostName: ({ certificate }) => certificate.hostName,
  address: ({ certificate }) => `https://${certificate.hostName}`,
  places: (_, { region }) => [region],
  configured: ({ baseUrlVariable }, environment) => environment[baseUrlVariable],
  part: (model) => ({
    host: 'vllm',
    baseUrlVariable: variable(model),
    caBundle: model.certificate.caBundle,
    extras: model.extras,
  }),
  variable,
  able: weightsAreAble,
  told: weightsAreTold,
  statements: () => [],
  statementsOnce: () => [],
  failures: (_, { name }) => ofTargets(name, 'HTTPCode_Target_5XX_Count'),
};

function variable(model: ModelOn<'vllm'>): string {
  return `${variablePrefix(model)}_BASE_URL`;
}
