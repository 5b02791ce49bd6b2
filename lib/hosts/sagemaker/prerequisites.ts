import type { HostPrerequisite } from '../../plan/prerequisite';
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

/**
 * How many instances exist at the most while a new version replaces the old one: a whole second fleet beside a fleet that
 * began with one instance, half of it more otherwise (endpoint-rollout.ts).
 */
function instancesDuringRollout({ min, max }: { readonly min: number; readonly max: number }): number {
  return max + (min === 1 ? max : Math.ceil(max / 2));
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
