import { DescribeModelCommand, paginateListModels } from '@aws-sdk/client-sagemaker';
import type { Claim } from '../../../../lib/proof/claim';
import { type FoundModel, hostsClaim } from '../../../../lib/proof/live/strangers/found-hosts';
import { idsOf, type Own } from '../../../../lib/proof/live/strangers/own-things';
import { Unread } from '../../../../lib/proof/live/strangers/unread';
import type { Account } from '../../../account/account';
import { allPages } from '../../../account/all-pages';
import { orUnread } from './or-unread';
import { tasksOf } from './tasks';

/** Looks for what else runs where the models of the deployment run. */
export async function strangersAtHosts(own: Own, account: Account): Promise<Claim> {
  const [services, tasks, models] = await Promise.all([
    orUnread('services', 'the services in the clusters of the deployment', () => servicesOf(own, account)),
    orUnread('tasks', 'the tasks in the clusters of the deployment', () => tasksOf(own, account)),
    orUnread('models', 'the models of SageMaker', () => modelsOf(account)),
  ]);
  const orNone = <T>(found: readonly T[] | Unread): readonly T[] => (found instanceof Unread ? [] : found);
  return hostsClaim(
    own,
    { services: orNone(services), tasks: orNone(tasks), models: orNone(models) },
    [services, tasks, models].filter((one) => one instanceof Unread),
  );
}

async function servicesOf(own: Own, { api }: Pick<Account, 'api'>): Promise<readonly string[]> {
  const found: string[] = [];
  for (const cluster of idsOf(own, 'AWS::ECS::Cluster')) {
    let nextToken: unknown;
    do {
      const page = await api.ecs('ListServices', { cluster, ...(nextToken !== undefined && { nextToken }) });
      found.push(...(page.serviceArns as readonly string[]));
      nextToken = page.nextToken ?? undefined;
    } while (nextToken !== undefined);
  }
  return found;
}

async function modelsOf({ sageMaker: client }: Pick<Account, 'sageMaker'>): Promise<readonly FoundModel[]> {
  const listed = await allPages(paginateListModels({ client }, {}), ({ Models }) => Models);
  const found: FoundModel[] = [];
  for (const { ModelName = '' } of listed) {
    const { ExecutionRoleArn = '', VpcConfig } = await client.send(new DescribeModelCommand({ ModelName }));
    found.push({ name: ModelName, role: ExecutionRoleArn, groups: VpcConfig?.SecurityGroupIds ?? [] });
  }
  return found;
}
