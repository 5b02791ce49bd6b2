import type { RouterModel, ModelOn as RouterModelOn } from '../../lambda/router/config/router-config';
import type { Host } from '../../policy/boundary';
import type { Deployment } from '../config/deployment';
import type { ModelOn } from '../config/model';
import type { DeployTimeValues } from '../plan/deploy-time-values';
import type { Flow } from '../plan/flow';
import type { LogGroupRow } from '../plan/log-group';
import type { Need } from '../plan/need';
import type { Permission, PolicyRow } from '../plan/permission';
import type { IdleInstances, Prerequisites } from '../plan/prerequisite';
import type { LaneWorkload, RoleRow } from '../plan/roles';

/**
 * Everything the plan must know of a host: pure rows, made only where the deployment has a model of it.
 */
export interface HostDefinition<H extends Host> {
  /** What it means when models of this host fail, after "Model x". */
  readonly fails: string;
  /** How many copies of a model should be in service; `undefined` where they are not counted. */
  readonly expectedCopies: (model: ModelOn<H>) => number | undefined;
  /** Whether the account keeps weights and serving images for its models. */
  readonly selfHosted: boolean;
  /** Whether EC2 instances of the account run its models, which need a key for their volumes. */
  readonly ownInstances: boolean;
  /** The roles of what runs the models; permissions of the lanes are not among them. @default none */
  readonly roles: readonly RoleRow[];
  readonly policies: (models: readonly ModelOn<H>[], deployment: Deployment) => readonly PolicyRow[];
  /** Log groups that must exist before the host writes to them. */
  readonly logGroups: (models: readonly ModelOn<H>[], deployment: Deployment) => readonly LogGroupRow[];
  /** Connections besides those to AWS services. `lanes`: those that call one of the host's models. */
  readonly flows: (lanes: readonly LaneWorkload[]) => readonly Flow[];
  /** Calls that an endpoint must admit although no role of ours makes them. */
  readonly foreignCalls: (deployment: Deployment) => readonly Need[];
  /** What a lane's role needs to call this model. */
  readonly permissionsToCall: (model: ModelOn<H>, deployment: Deployment) => readonly Permission[];
  /** What a lane's role needs once, however many of the host's models it calls. */
  readonly permissionsOnce: (deployment: Deployment) => readonly Permission[];
  /** What calls of this model may be processed beyond the deployment's region by; `undefined`: nothing. */
  readonly profileOf: (model: ModelOn<H>, deployment: Deployment) => InferenceProfile | undefined;
  readonly router: RouterRows<H>;
  readonly prerequisites: Prerequisites<ModelOn<H>>;
  /** What runs before the first request; `undefined` where the model is paid for by its use alone. */
  readonly idleInstances: (model: ModelOn<H>, region: string) => IdleInstances | undefined;
}

/** A way for a prompt to leave the deployment's region, and where it may go. */
export interface InferenceProfile {
  readonly arn: string;
  /** AWS regions besides the deployment's own; `any commercial region` where the profile chooses freely. */
  readonly destinations: readonly string[] | 'any commercial region';
}

/**
 * What a lane's router must know of a model of this host. The router's own configuration has a schema for each host
 * (lambda/router/config/router-config.ts); the compiler says here where it lacks one.
 */
export interface RouterRows<H extends Host & RouterModel['host']> {
  /** The fields that models of this host have besides those of every model. */
  readonly describe: (model: ModelOn<H>, deployment: Deployment) => RouterPart<H>;
  /** The environment variables that these fields name, with their deploy-time values. */
  readonly variables: (model: RouterModelOn<H>, values: DeployTimeValues) => Readonly<Record<string, string>>;
}

type Common = 'name' | 'boundary' | 'regions' | 'auto' | 'fallbacks' | 'contextTokens' | 'maxOutputTokens';
export type RouterPart<H extends Host> = H extends Host ? Omit<RouterModelOn<H>, Common> : never;
