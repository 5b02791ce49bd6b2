import type { StackResourceSummary } from '@aws-sdk/client-cloudformation';
import type { Account } from '../../account/account';
import { isIdOf } from '../../account/logical-id';
import type { Copies, Said } from './copies';
import { scalingActivities } from './scaling-activities';

// The answers of Amazon ECS (API reference, Service, ServiceEvent and Task, read 2026-11-26), as far as they are read here.
interface EcsService {
  readonly desiredCount?: number;
  readonly runningCount?: number;
  readonly pendingCount?: number;
  readonly events?: readonly { readonly id: string; readonly message: string; readonly createdAt: number }[];
  readonly deployments?: readonly {
    readonly status?: string;
    readonly rolloutState?: string;
    readonly rolloutStateReason?: string;
  }[];
}

interface EcsTask {
  readonly taskArn: string;
  readonly stoppedReason?: string;
  readonly stoppedAt?: number;
  readonly healthStatus?: string;
  readonly containers?: readonly { readonly reason?: string; readonly exitCode?: number }[];
}

/**
 * The copies of a model on ECS. One counts as up when ECS runs it and its health check passes: vLLM answers that only after
 * it has loaded the weights. What is said is the service's events, the reasons of its stopped tasks, and the failed launches
 * of its Auto Scaling group.
 *
 * @param resources the stack's resources
 * @param since what was said before is left out
 * @returns `undefined` where the service is not there yet
 */
export async function vllmCopies(
  model: string,
  resources: readonly StackResourceSummary[],
  { api }: Pick<Account, 'api'>,
  since: Date,
): Promise<Copies | undefined> {
  const service = physicalId(resources, 'Vllm', model, 'Service');
  const cluster = service?.split('/').at(-2);
  if (service === undefined || cluster === undefined) return undefined;
  const { services = [] } = (await api.ecs('DescribeServices', { cluster, services: [service] })) as {
    readonly services?: readonly EcsService[];
  };
  const [found] = services;
  if (!found) return undefined;
  const running = await tasks(api, cluster, service, 'RUNNING');
  const stopped = await tasks(api, cluster, service, 'STOPPED');
  const group = physicalId(resources, 'Vllm', model, 'InstancesGroupASG');
  const failed = found.deployments?.find(({ rolloutState }) => rolloutState === 'FAILED');
  const up = running.filter(({ healthStatus }) => healthStatus === 'HEALTHY').length;
  return {
    model,
    wanted: found.desiredCount ?? 0,
    up,
    starting: (found.pendingCount ?? 0) + (found.runningCount ?? 0) - up,
    said: [
      ...(group === undefined ? [] : await scalingActivities(group, api, since)),
      ...(found.events ?? [])
        .filter(({ createdAt }) => isSince(createdAt, since))
        .map(({ id, message }) => ({ id, words: message }))
        .reverse(),
      ...stopped.filter(({ stoppedAt = 0 }) => isSince(stoppedAt, since)).flatMap(stoppedInWords),
    ],
    ...(failed && { gaveUp: failed.rolloutStateReason ?? 'the rollout has failed' }),
  };
}

async function tasks(
  api: Account['api'],
  cluster: string,
  serviceName: string,
  desiredStatus: 'RUNNING' | 'STOPPED',
): Promise<readonly EcsTask[]> {
  const { taskArns = [] } = await api.ecs('ListTasks', { cluster, serviceName, desiredStatus });
  const named = taskArns as readonly string[];
  if (named.length === 0) return [];
  const described = await api.ecs('DescribeTasks', { cluster, tasks: named.slice(0, MOST_TASKS) });
  return (described.tasks ?? []) as readonly EcsTask[];
}

/** @param seconds since 1970, as ECS writes a time */
const isSince = (seconds: number, since: Date): boolean => seconds * 1_000 >= since.getTime();

/** As many as DescribeTasks takes. */
const MOST_TASKS = 100;

function stoppedInWords({ taskArn, stoppedReason, containers = [] }: EcsTask): readonly Said[] {
  const reasons = containers.flatMap(({ reason, exitCode }) => [
    ...(reason === undefined ? [] : [reason]),
    ...(exitCode === undefined || exitCode === 0 ? [] : [`exit code ${exitCode}`]),
  ]);
  const words = [...(stoppedReason === undefined ? [] : [stoppedReason]), ...reasons].join('; ');
  return words === '' ? [] : [{ id: taskArn, words: `task ${taskArn.split('/').at(-1)} stopped: ${words}` }];
}

const physicalId = (
  resources: readonly StackResourceSummary[],
  ...path: readonly string[]
): string | undefined =>
  resources.find(({ LogicalResourceId = '' }) => isIdOf(LogicalResourceId, ...path))?.PhysicalResourceId ||
  undefined;
