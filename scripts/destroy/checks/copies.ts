import type { Account } from '../../account/account';
import { instancesLeft } from '../../account/instances-of-groups';
import type { Missing } from '../../account/missing';
import type { FoundStack } from '../found-stacks';
import { madeOf } from '../known-resources';
import type { Clock } from './drained';

/**
 * Stops the copies of the services that a stack has, and waits until no instance of its groups is there: ECS protects an
 * instance with a copy, and CloudFormation cannot delete a group with a protected instance. It asks the account, not the
 * file: a deploy may have changed one without the other, and a deletion that failed cannot be mended by a deploy.
 */
export async function stopCopies(
  found: Pick<FoundStack, 'made' | 'stack' | 'template'>,
  at: Pick<Account, 'api' | 'ec2' | 'region'>,
  { pause }: Pick<Clock, 'pause'>,
): Promise<Missing | undefined> {
  for (const service of madeOf('AWS::ECS::Service', found)) await stop(service, at);
  const groups = madeOf('AWS::AutoScaling::AutoScalingGroup', found);
  const instances = await instancesLeft(groups, at, pause);
  if (instances.length === 0) return undefined;
  return {
    words: `Instances of ${found.stack} are still there after their copies were stopped: ${instances.join(', ')}. Where their capacity provider is gone, nothing ends them. These commands do, with their groups:`,
    commands: groups.map(
      (name) =>
        `aws autoscaling delete-auto-scaling-group --region ${at.region} --auto-scaling-group-name ${name} --force-delete`,
    ),
  };
}

interface Service {
  readonly status?: string;
  readonly desiredCount?: number;
}

/** @param arn `arn:aws:ecs:<region>:<account>:service/<cluster>/<name>` */
async function stop(arn: string, { api }: Pick<Account, 'api'>): Promise<void> {
  const cluster = arn.split('/').at(-2);
  const { services = [] } = await api.ecs('DescribeServices', { cluster, services: [arn] }).catch(none);
  const [found] = services as readonly Service[];
  if (found?.status !== 'ACTIVE' || found.desiredCount === 0) return;
  await api.ecs('UpdateService', { cluster, service: arn, desiredCount: 0 });
}

/** A cluster that a deletion has taken already has no service. */
function none(error: Error): { readonly services?: unknown } {
  if (error.name === 'ClusterNotFoundException') return {};
  throw error;
}
