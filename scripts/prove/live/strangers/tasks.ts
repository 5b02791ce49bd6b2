import type { FoundTask } from '../../../../lib/proof/live/strangers/found-hosts';
import { idsOf, type Own } from '../../../../lib/proof/live/strangers/own-things';
import type { Account } from '../../../account/account';

interface TaskJson {
  readonly taskArn?: string;
  readonly group?: string;
  readonly attachments?: readonly {
    readonly details?: readonly { readonly name?: string; readonly value?: string }[];
  }[];
}

/** ECS describes at most so many tasks in a call. */
const AT_ONCE = 100;

/** The tasks in the clusters of the deployment. */
export async function tasksOf(own: Own, { api }: Pick<Account, 'api'>): Promise<readonly FoundTask[]> {
  const found: FoundTask[] = [];
  for (const cluster of idsOf(own, 'AWS::ECS::Cluster')) {
    let nextToken: unknown;
    do {
      const page = await api.ecs('ListTasks', {
        cluster,
        maxResults: AT_ONCE,
        ...(nextToken !== undefined && { nextToken }),
      });
      const tasks = page.taskArns as readonly string[];
      if (tasks.length > 0) {
        const { tasks: described = [] } = await api.ecs('DescribeTasks', { cluster, tasks });
        found.push(...(described as readonly TaskJson[]).map(asFound));
      }
      nextToken = page.nextToken ?? undefined;
    } while (nextToken !== undefined);
  }
  return found;
}

const asFound = ({ taskArn = '', group = '', attachments = [] }: TaskJson): FoundTask => ({
  arn: taskArn,
  group,
  interfaces: attachments
    .flatMap(({ details = [] }) => details)
    .flatMap(({ name, value }) => (name === 'networkInterfaceId' && value !== undefined ? [value] : [])),
});
