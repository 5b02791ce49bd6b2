import type { RouterModelOn } from '../../lambda/router/config/router-config';
import { HOSTS, type Host } from '../../policy/boundary';
import type { Deployment } from '../config/deployment';
import { type Model, type ModelOn, modelsOn } from '../config/model';
import type { DeployTimeValues } from '../plan/deploy-time-values';
import type { Flow } from '../plan/flow';
import type { LogGroupRow } from '../plan/log-group';
import type { NameRow } from '../plan/name-row';
import type { Need } from '../plan/need';
import type { Permission, PolicyRow } from '../plan/permission';
import type { HostPrerequisite, StagingHome } from '../plan/prerequisite';
import type { LaneWorkload, RoleRow } from '../plan/roles';
import { bedrock } from './bedrock/rows';
import type { HostDefinition, ModelService } from './host';
import { sagemaker } from './sagemaker/rows';
import { vllm } from './vllm/rows';

type Definitions = { readonly [H in Host]: HostDefinition<H> };

/** The rows of each host. The compiler reports a host without them. */
const definitions: Definitions = { vllm, sagemaker, bedrock };

/** The rows of one host for one deployment. */
export interface HostRows
  extends Pick<HostDefinition<never>, 'selfHosted' | 'ownInstances' | 'loadBalanced'> {
  readonly host: Host;
  readonly dataKeyServices: readonly string[];
  readonly roles: readonly RoleRow[];
  readonly policies: readonly PolicyRow[];
  readonly logGroups: readonly LogGroupRow[];
  readonly foreignCalls: readonly Need[];
  /** `called`: the models that the lane calls; those of other hosts do not count. */
  readonly permissionsOnce: (called: readonly Model[]) => readonly Permission[];
  readonly flows: (lanes: readonly LaneWorkload[]) => readonly Flow[];
  readonly names: (callers: (model: Model) => readonly LaneWorkload[]) => readonly NameRow[];
}

/** The rows of each host that at least one model of the deployment runs on. */
export function hostRows(deployment: Deployment): readonly HostRows[] {
  const rowsOf = <H extends Host>(host: H): readonly HostRows[] => {
    const models = modelsOn(deployment.models, host);
    if (models.length === 0) return [];
    const { selfHosted, ownInstances, loadBalanced, roles, permissionsOnce, flows, names, ...of } =
      definitions[host];
    return [
      {
        host,
        selfHosted,
        ownInstances,
        loadBalanced,
        dataKeyServices: of.dataKeyServices(models, deployment),
        roles,
        policies: of.policies(models, deployment),
        logGroups: of.logGroups(models, deployment),
        foreignCalls: of.foreignCalls(deployment),
        permissionsOnce: (called) => permissionsOnce(modelsOn(called, host), deployment),
        flows,
        names: (callers) => names(models, deployment, callers),
      },
    ];
  };
  return HOSTS.flatMap((host) => rowsOf(host));
}

/** The rows of a model's host. */
function of<H extends Host>(model: ModelOn<H>): HostDefinition<H> {
  return definitions[model.host as H];
}

/** What a lane's role needs to call this model. */
export const permissionsToCall = <H extends Host>(model: ModelOn<H>, deployment: Deployment) =>
  of(model).permissionsToCall(model, deployment);

/** The inference profile that lets other regions process calls of this model; `undefined`: none. */
export const profileOf = <H extends Host>(model: ModelOn<H>, deployment: Deployment) =>
  of(model).profileOf(model, deployment);

/** How many copies of this model should be in service; `undefined` if no metric counts them. */
export const expectedCopies = <H extends Host>(model: ModelOn<H>) => of(model).expectedCopies(model);

/** The meaning of a failure of this model, as the end of a sentence that begins with "Model x". */
export const failureOf = ({ host }: { readonly host: Host }) => definitions[host].fails;

/** The service that answers for the models of a host. */
export const modelServiceOf = (host: Host): ModelService => definitions[host].service;

/** The name by which that service knows a model. */
export const servedNameOf = <H extends Host>(model: ModelOn<H>, deployment: Pick<Deployment, 'name'>) =>
  of(model).servedName(model, deployment);

/** The fields of this model in the router's configuration, besides those of every model. */
export const routerModelOf = <H extends Host>(model: ModelOn<H>, deployment: Deployment) =>
  of(model).router.describe(model, deployment);

/** The environment variables of one model of a router, with their deploy-time values. */
export function variablesOf<H extends Host>(
  model: RouterModelOn<H>,
  values: DeployTimeValues,
): Readonly<Record<string, string>> {
  return definitions[model.host as H].router.variables(model, values);
}

/** What must exist before a deploy, once for each host of the deployment. */
export const prerequisitesOnce = (deployment: Deployment): readonly HostPrerequisite[] =>
  HOSTS.flatMap((host) => onceOn(host, deployment));

function onceOn<H extends Host>(host: H, deployment: Deployment): readonly HostPrerequisite[] {
  const { prerequisites }: HostDefinition<H> = definitions[host];
  const own = modelsOn(deployment.models, host);
  return own.length > 0 ? prerequisites.once(own, deployment) : [];
}

/** What must exist before the foundation, for this model. */
export const prerequisitesBefore = <H extends Host>(model: ModelOn<H>) =>
  of(model).prerequisites.before(model);

/** What must exist before the inference stack, for this model. */
export const prerequisitesStaged = <H extends Host>(model: ModelOn<H>, home: StagingHome) =>
  of(model).prerequisites.staged(model, home);

/** What may follow after the deploy, and when; `undefined` if nothing may. */
export const leftForLater = <H extends Host>(model: ModelOn<H>) => of(model).prerequisites.later(model);

/** Instances of this model that run before the first request; `undefined` if AWS bills it by use only. */
export const idleInstances = <H extends Host>(model: ModelOn<H>, region: string) =>
  of(model).idleInstances(model, region);
