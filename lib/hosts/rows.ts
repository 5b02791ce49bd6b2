import { HOSTS, type Host } from '../../policy/boundary';
import type { Deployment } from '../config/deployment';
import { type Model, type ModelOn, modelsOn } from '../config/model';
import type { Flow } from '../plan/flow';
import type { LogGroupRow } from '../plan/log-group';
import type { Need } from '../plan/need';
import type { Permission, RolePolicy } from '../plan/permission';
import type { LaneWorkload, RoleRow } from '../plan/roles';
import { bedrock } from './bedrock/rows';
import type { HostDefinition } from './host';
import { sagemaker } from './sagemaker/rows';
import { vllm } from './vllm/rows';

type Definitions = { readonly [H in Host]: HostDefinition<H> };

/** The rows of each host. The compiler names what a new host still lacks. */
const definitions: Definitions = { vllm, sagemaker, bedrock };

/** The rows of one host as they are in one deployment. */
export interface HostRows extends Pick<HostDefinition<never>, 'selfHosted' | 'ownInstances'> {
  readonly host: Host;
  readonly roles: readonly RoleRow[];
  readonly policies: readonly RolePolicy[];
  readonly logGroups: readonly LogGroupRow[];
  readonly foreignCalls: readonly Need[];
  readonly permissionsOnce: readonly Permission[];
  readonly flows: (lanes: readonly LaneWorkload[]) => readonly Flow[];
}

/** The rows of each host that some model of the deployment runs on, and of no other. */
export function hostRows(deployment: Deployment): readonly HostRows[] {
  const rowsOf = <H extends Host>(host: H): readonly HostRows[] => {
    const models = modelsOn(deployment.models, host);
    if (models.length === 0) return [];
    const { selfHosted, ownInstances, roles, policies, logGroups, foreignCalls, permissionsOnce, flows } =
      definitions[host];
    return [
      {
        host,
        selfHosted,
        ownInstances,
        roles,
        policies: policies(models, deployment),
        logGroups: logGroups(models, deployment),
        foreignCalls: foreignCalls(deployment),
        permissionsOnce: permissionsOnce(deployment),
        flows,
      },
    ];
  };
  return HOSTS.flatMap((host) => rowsOf(host));
}

/** What a lane's role needs to call this model. */
export function permissionsToCall<H extends Host>(
  model: Model & ModelOn<H>,
  deployment: Deployment,
): readonly Permission[] {
  const definition: HostDefinition<H> = definitions[model.host as H];
  return definition.permissionsToCall(model, deployment);
}
