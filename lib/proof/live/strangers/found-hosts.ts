import type { Claim } from '../../claim';
import { groupsOf, idsOf, type Own } from './own-things';
import { strangersClaim } from './strangers-claim';
import type { Unread } from './unread';

/** A task in a cluster of the deployment. */
export interface FoundTask {
  readonly arn: string;
  /** `service:<name>`, or what started it. */
  readonly group: string;
  readonly interfaces: readonly string[];
}

/** A model of SageMaker, wherever it serves. */
export interface FoundModel {
  readonly name: string;
  readonly role: string;
  readonly groups: readonly string[];
}

/** What runs where the deployment's models run. */
export interface FoundHosts {
  /** ARNs of the services in the clusters. */
  readonly services: readonly string[];
  readonly tasks: readonly FoundTask[];
  readonly models: readonly FoundModel[];
}

/** The tasks that a service of the deployment started. */
export function tasksOfServices(own: Own, tasks: readonly FoundTask[]): readonly FoundTask[] {
  const services = idsOf(own, 'AWS::ECS::Service').map((arn) => `service:${arn.split('/').at(-1)}`);
  return tasks.filter(({ group }) => services.includes(group));
}

/** The clusters run the deployment's services alone, and no other model has its roles or its network. */
export function hostsClaim(
  own: Own,
  { services, tasks, models }: FoundHosts,
  unread: readonly Unread[],
): Claim {
  const ownTasks = tasksOfServices(own, tasks);
  const ownModels = idsOf(own, 'AWS::SageMaker::Model').map((id) => id.split('/').at(-1));
  const strangers = [
    ...services
      .filter((arn) => !idsOf(own, 'AWS::ECS::Service').includes(arn))
      .map((arn) => `service ${arn} in a cluster of the deployment`),
    ...tasks
      .filter((task) => !ownTasks.includes(task))
      .map(({ arn, group }) => `task ${arn} in a cluster of the deployment (${group})`),
    ...models
      .filter(({ name }) => !ownModels.includes(name))
      .filter((model) => usesOwn(own, model))
      .map(({ name }) => `SageMaker model ${name}, which has a role or a security group of the deployment`),
  ];
  return strangersClaim(
    'live.hosts',
    'the clusters, roles and groups of the models serve no model that no stack made',
    strangers,
    unread,
    [...idsOf(own, 'AWS::ECS::Cluster'), `${models.length} models of SageMaker`],
  );
}

const usesOwn = (own: Own, { role, groups }: FoundModel): boolean =>
  idsOf(own, 'AWS::IAM::Role').includes(role.split('/').at(-1) ?? '') ||
  groups.some((group) => groupsOf(own).includes(group));
