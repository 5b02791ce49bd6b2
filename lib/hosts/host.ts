import type { Host } from '../../policy/boundary';
import type { Deployment } from '../config/deployment';
import type { ModelOn } from '../config/model';
import type { Flow } from '../plan/flow';
import type { LogGroupRow } from '../plan/log-group';
import type { Need } from '../plan/need';
import type { Permission, RolePolicy } from '../plan/permission';
import type { LaneWorkload, RoleRow } from '../plan/roles';

/**
 * Everything the plan must know of a host: pure rows, made only where the deployment has a model of it.
 */
export interface HostDefinition<H extends Host> {
  /** Whether the account keeps weights and serving images for its models. */
  readonly selfHosted: boolean;
  /** Whether EC2 instances of the account run its models, which need a key for their volumes. */
  readonly ownInstances: boolean;
  /** The roles of what runs the models; permissions of the lanes are not among them. @default none */
  readonly roles: readonly RoleRow[];
  readonly policies: (models: readonly ModelOn<H>[], deployment: Deployment) => readonly RolePolicy[];
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
}
