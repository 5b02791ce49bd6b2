import type { ModelOn } from '../../../config/model';
import { ofTargets } from '../balanced-targets';
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
];

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
