import type { RouterModelOn } from '../../../../lambda/router/config/router-config';
import type { Ability } from '../../../../policy/ability';
import type { Host } from '../../../../policy/boundary';
import type { Deployment } from '../../../config/deployment';
import type { Model, ModelOn } from '../../../config/model';
import type { ABSENT } from '../../iam/context';
import type { ExpectedStatement } from '../../matching/policy';
import type { Basis } from '../basis';
import type { Metric } from '../metric';

/** One thing AWS is asked about before a model answers. */
export interface Call {
  /** As its endpoint is named. */
  readonly service: 'bedrock-runtime' | 'sagemaker.runtime';
  readonly action: string;
  readonly resource: string;
  /** What IAM sees as the region asked for. */
  readonly region: string;
  /** The profile the foundation model is reached by. @default none */
  readonly profile: string | typeof ABSENT;
  /** The guardrail that the call names, with a version. @default none */
  readonly guardrail?: string;
}

/** The guardrail of the deployment, as the router names it; nothing where it has none. */
export type GuardrailArn = string | undefined;

/** The fields of a model in the router's configuration that only models of its host have. */
export type HostPart<H extends Host> = H extends Host ? Omit<RouterModelOn<H>, OfEveryHost> : never;
type OfEveryHost =
  | 'name'
  | 'task'
  | 'abilities'
  | 'boundary'
  | 'because'
  | 'regions'
  | 'auto'
  | 'fallbacks'
  | 'contextTokens'
  | 'maxOutputTokens'
  | 'embedding'
  | 'thinking';

/** What the proof expects of one host, written out here and not taken from the rows that the templates are made of. */
export interface ExpectedHost<H extends Host> {
  /** Whether a prompt stays on machines that the account owns. */
  readonly insideAccount: boolean;
  /** Who outside the account keeps prompts to the model, in words; `undefined` if nobody does. */
  readonly keepers: (model: ModelOn<H>) => string | undefined;
  /** That prompts may be processed in regions that the file cannot list, in words; `undefined`: nowhere else. */
  readonly unlisted: (model: ModelOn<H>, deployment: Deployment) => string | undefined;
  /** What IAM is asked when the router calls this model (lambda/router/hosts). */
  readonly calls: (model: ModelOn<H>, deployment: Deployment, guardrail: GuardrailArn) => readonly Call[];
  /** The private name of the load balancer before the model; `undefined` where an AWS endpoint is before it. */
  readonly hostName: (model: ModelOn<H>) => string | undefined;
  /** Where the router will call: the profile or model id, the endpoint's name, the host name. */
  readonly address: (model: ModelOn<H>, deployment: Deployment) => string;
  /** Where a prompt may be processed: AWS region names, or `*` for any commercial region. */
  readonly places: (model: ModelOn<H>, deployment: Deployment) => readonly string[];
  /** Where the router is configured to call. */
  readonly configured: (model: RouterModelOn<H>, environment: Readonly<Record<string, unknown>>) => unknown;
  /** The model in the router's configuration. */
  readonly part: (model: ModelOn<H>, deployment: Deployment) => HostPart<H>;
  /** What the model can do besides text in and text out, in the order of policy/ability.ts. */
  readonly able: (model: ModelOn<H>) => readonly Ability[];
  /** How the router tells the model whether to think; `undefined`: it does not. */
  readonly told: (model: ModelOn<H>) => RouterModelOn<H>['thinking'];
  /** The environment variable with the address of the model; `undefined` if the configuration has the address. */
  readonly variable: (model: ModelOn<H>) => string | undefined;
  /** What a lane's role needs to call the model. */
  readonly statements: (basis: Basis, model: ModelOn<H>) => readonly ExpectedStatement[];
  /** What a lane's role needs besides, if it calls a model on the host at all. */
  readonly statementsOnce: (basis: Basis, called: readonly Model[]) => readonly ExpectedStatement[];
  /** The failures that the model itself caused, as the host counts them. */
  readonly failures: (basis: Basis, model: ModelOn<H>) => Metric;
}
