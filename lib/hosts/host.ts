import type { RouterModelOn } from '../../lambda/router/config/router-config';
import type { Host } from '../../policy/boundary';
import type { Deployment } from '../config/deployment';
import type { ModelOn } from '../config/model';
import type { DeployTimeValues } from '../plan/deploy-time-values';
import type { Flow } from '../plan/flow';
import type { LogGroupRow } from '../plan/log-group';
import type { NameRow } from '../plan/name-row';
import type { Need } from '../plan/need';
import type { Permission, PolicyRow } from '../plan/permission';
import type { IdleInstances, Prerequisites } from '../plan/prerequisite';
import type { LaneWorkload, RoleRow } from '../plan/roles';

/**
 * What the plan needs of a host, as pure rows. They are made only if the deployment has a model on the host.
 */
export interface HostDefinition<H extends Host> {
  /** The meaning of a failure of a model on this host, as the end of a sentence that begins with "Model x". */
  readonly fails: string;
  /** How many copies of a model should be in service; `undefined` if no metric counts them. */
  readonly expectedCopies: (model: ModelOn<H>) => number | undefined;
  /** Whether the account stores weights and serving images for its models. */
  readonly selfHosted: boolean;
  /** Whether EC2 instances of the account run its models, which need a key for their volumes. */
  readonly ownInstances: boolean;
  /** Whether a load balancer of the account, which writes access logs, is before its models. */
  readonly loadBalanced: boolean;
  /** Services that use the data key for the host's own resources, named as in `kms:ViaService` before the region. */
  readonly dataKeyServices: (models: readonly ModelOn<H>[], deployment: Deployment) => readonly string[];
  /** The roles that run the models. The lanes have roles of their own. */
  readonly roles: readonly RoleRow[];
  readonly policies: (models: readonly ModelOn<H>[], deployment: Deployment) => readonly PolicyRow[];
  /** Log groups that must exist before the host writes to them. */
  readonly logGroups: (models: readonly ModelOn<H>[], deployment: Deployment) => readonly LogGroupRow[];
  /** Connections besides those to AWS services. `lanes`: those that call one of the host's models. */
  readonly flows: (lanes: readonly LaneWorkload[]) => readonly Flow[];
  /**
   * Names that are resolved for the host, besides those of AWS services. `callers`: the lanes that call a model.
   */
  readonly names: (
    models: readonly ModelOn<H>[],
    deployment: Deployment,
    callers: (model: ModelOn<H>) => readonly LaneWorkload[],
  ) => readonly NameRow[];
  /** Calls that an endpoint must admit although no role of the deployment makes them. */
  readonly foreignCalls: (deployment: Deployment) => readonly Need[];
  /** What a lane's role needs to call this model. */
  readonly permissionsToCall: (model: ModelOn<H>, deployment: Deployment) => readonly Permission[];
  /** What a lane's role needs once, for any number of the host's models. */
  readonly permissionsOnce: (called: readonly ModelOn<H>[], deployment: Deployment) => readonly Permission[];
  /** The inference profile that lets other regions process calls of this model; `undefined`: none. */
  readonly profileOf: (model: ModelOn<H>, deployment: Deployment) => InferenceProfile | undefined;
  readonly router: RouterRows<H>;
  /** What answers for the host's models. The local run plays it (local/simulators/model-services.ts). */
  readonly service: ModelService;
  /** The name by which that service knows a model. */
  readonly servedName: (model: ModelOn<H>, deployment: Pick<Deployment, 'name'>) => string;
  readonly prerequisites: Prerequisites<ModelOn<H>>;
  /** Instances that run before the first request; `undefined` if AWS bills this model by use only. */
  readonly idleInstances: (model: ModelOn<H>, region: string) => IdleInstances | undefined;
}

/** A service that answers for models: a server that speaks the OpenAI protocol, or an API of AWS. */
export type ModelService = 'openai-server' | 'sagemaker-runtime' | 'bedrock-runtime';

/** An inference profile that sends prompts out of the deployment's region, and their destinations. */
export interface InferenceProfile {
  readonly arn: string;
  /** AWS regions besides the deployment's own; `any commercial region` if the profile chooses freely. */
  readonly destinations: readonly string[] | 'any commercial region';
}

/**
 * What a lane's router must know of a model on this host. Its schema is on the router's side
 * (lambda/router/hosts/<host>/schema.ts).
 */
export interface RouterRows<H extends Host> {
  /** The fields of a model on this host, besides those of every model. */
  readonly describe: (model: ModelOn<H>, deployment: Deployment) => RouterPart<H>;
  /** The environment variables that these fields name, with their deploy-time values. */
  readonly variables: (model: RouterModelOn<H>, values: DeployTimeValues) => Readonly<Record<string, string>>;
}

type Common =
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
export type RouterPart<H extends Host> = H extends Host ? Omit<RouterModelOn<H>, Common> : never;
