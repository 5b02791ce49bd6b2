import type { HostPrerequisite } from '../../plan/prerequisite';
import { instancesDuringRollout } from './endpoint-rollout';
import type { SagemakerModel } from './schema';

/**
 * The quota of each instance type. It counts the instances of all endpoints of the account, so it must have room for
 * every model at its most, and for the instances that a rollout starts beside the old ones.
 */
export function endpointQuotas(models: readonly SagemakerModel[]): readonly HostPrerequisite[] {
  return [...new Set(models.map(({ instanceType }) => instanceType))].map((type) => {
    const own = models.filter(({ instanceType }) => instanceType === type);
    return {
      kind: 'endpoint-quota',
      type,
      instances: sum(own.map(({ instances }) => instances.max)),
      needed: sum(own.map(({ instances }) => instancesDuringRollout(instances))),
      models: own.map(({ name }) => name),
    };
  });
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
