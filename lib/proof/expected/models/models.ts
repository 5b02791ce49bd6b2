import type { RouterModelOn } from '../../../../lambda/router/config/router-config';
import type { Host } from '../../../../policy/boundary';
import type { Deployment } from '../../../config/deployment';
import type { Model, ModelOn } from '../../../config/model';
import type { Basis } from '../basis';
import { bedrock } from './bedrock';
import type { Call, ExpectedHost, GuardrailArn, HostPart } from './expected-host';
import { sagemaker } from './sagemaker';
import { vllm } from './vllm';

export type { Call } from './expected-host';

/** What the proof expects of each host. The compiler names what a new host still lacks. */
const EXPECTED: { readonly [H in Host]: ExpectedHost<H> } = {
  vllm,
  sagemaker,
  bedrock,
};

const of = <H extends Host>(model: ModelOn<H>): ExpectedHost<H> => EXPECTED[model.host as H];

/** Who outside the account keeps prompts to a model, in words. */
export const keepersOf = <H extends Host>(model: ModelOn<H>) => of(model).keepers(model);

/** That prompts may be processed in regions that the file cannot list, in words. */
export const unlistedOf = <H extends Host>(model: ModelOn<H>, deployment: Deployment) =>
  of(model).unlisted(model, deployment);

export const callsTo = <H extends Host>(
  model: ModelOn<H>,
  deployment: Deployment,
  guardrail: GuardrailArn,
): readonly Call[] => of(model).calls(model, deployment, guardrail);

export const hostNameOf = <H extends Host>(model: ModelOn<H>) => of(model).hostName(model);

export const addressOf = <H extends Host>(model: ModelOn<H>, deployment: Deployment) =>
  of(model).address(model, deployment);

export const isInsideAccount = <H extends Host>(model: ModelOn<H>) => of(model).insideAccount;

export const placesProcessing = <H extends Host>(model: ModelOn<H>, deployment: Deployment) =>
  of(model).places(model, deployment);

export const configuredAddress = <H extends Host>(
  model: RouterModelOn<H>,
  environment: Readonly<Record<string, unknown>>,
): unknown => EXPECTED[model.host as H].configured(model, environment);

export const partOf = <H extends Host>(model: ModelOn<H>, deployment: Deployment): HostPart<H> =>
  of(model).part(model, deployment);

export const abilitiesOf = <H extends Host>(model: ModelOn<H>) => [...of(model).able(model)];

export const toldTo = <H extends Host>(model: ModelOn<H>) => of(model).told(model);

export const variableOf = <H extends Host>(model: ModelOn<H>) => of(model).variable(model);

export const failuresOf = <H extends Host>(basis: Basis, model: ModelOn<H>) =>
  of(model).failures(basis, model);

export const statementsFor = <H extends Host>(basis: Basis, model: ModelOn<H>) =>
  of(model).statements(basis, model);

/** `called`: every model that the lane calls. */
export const statementsOnceFor = (basis: Basis, host: Host, called: readonly Model[]) =>
  EXPECTED[host].statementsOnce(basis, called);
