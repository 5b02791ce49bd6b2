import type { ModelOn } from '../../../config/model';
import { ofBalancer, ofTargets } from '../balanced-targets';
import type { Basis } from '../basis';
import { failuresOf } from '../models/models';
import type { Alarm } from './alarm';

/** Each model has an alarm on its failures; one whose copies are counted has an alarm on their number. */
export const modelAlarms = (basis: Basis): readonly Alarm[] => [
  ...basis.deployment.models.map((model) => ({
    name: `model-${model.name}-fails`,
    metric: failuresOf(basis, model),
    periods: 2,
  })),
  ...basis.modelsOn('vllm').flatMap(tooFewCopies),
  ...balancerAlarms(basis),
];

/** Its own server errors: a copy that it cannot read, no copy in service, a copy that does not answer in time. */
function balancerAlarms(basis: Basis): readonly Alarm[] {
  const behind = basis.modelsOn('vllm');
  if (behind.length === 0) return [];
  return [
    { name: 'load-balancer-502', metric: ofBalancer('HTTPCode_ELB_502_Count'), periods: 2 },
    // Without a desired copy every request gets a 503, on purpose.
    ...(behind.every(({ copies }) => copies.desired === 0)
      ? []
      : [{ name: 'load-balancer-503', metric: ofBalancer('HTTPCode_ELB_503_Count') }]),
    { name: 'load-balancer-504', metric: ofBalancer('HTTPCode_ELB_504_Count'), periods: 2 },
  ];
}

const tooFewCopies = ({ name, copies }: ModelOn<'vllm'>): readonly Alarm[] =>
  copies.desired === 0
    ? []
    : [
        {
          name: `model-${name}-too-few-copies`,
          metric: { ...ofTargets(name, 'HealthyHostCount'), statistic: 'Maximum' },
          limit: { below: copies.desired },
          periods: 3,
        },
      ];
