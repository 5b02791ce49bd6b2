import type { Account } from '../../account/account';
import { instancesLeft } from '../../account/instances-of-groups';
import { isIdOf } from '../../account/logical-id';
import type { Missing } from '../../account/missing';
import { stackResources } from '../../account/stack';
import type { PrerequisiteOf } from '../prerequisite';

/**
 * Waits until no instance of these models is there, for 40 minutes at most.
 *
 * @param pause waits until the next reading
 */
export async function checkDrained(
  { stack, models }: PrerequisiteOf<'drained'>,
  at: Pick<Account, 'cloudFormation' | 'ec2' | 'region'>,
  pause?: (milliseconds: number) => Promise<void>,
): Promise<Missing | undefined> {
  const groups = (await stackResources(at, stack)).filter(
    ({ ResourceType, LogicalResourceId = '' }) =>
      ResourceType === 'AWS::AutoScaling::AutoScalingGroup' &&
      models.some((model) => isIdOf(LogicalResourceId, 'Vllm', model, 'InstancesGroupASG')),
  );
  const names = groups.flatMap(({ PhysicalResourceId }) => PhysicalResourceId || []);
  const instances = await instancesLeft(names, at, pause);
  if (instances.length === 0) return undefined;
  return {
    words: `Instances of ${models.join(', ')} are still there after their copies were stopped: ${instances.join(', ')}. Their group cannot be deleted before they are terminated.`,
    commands: names.map(
      (name) =>
        `aws autoscaling describe-scaling-activities --region ${at.region} --auto-scaling-group-name ${name} --max-items 5`,
    ),
  };
}
