import type { Model } from '../config/model';
import { expectedCopies, failureOf } from '../hosts/rows';
import type { ModelMetrics } from '../resources/inference-resources';
import type { AlarmRule } from './alarm-rule';

/** Alarms of one model. */
export function modelAlarms(model: Model, metrics: ModelMetrics): readonly AlarmRule[] {
  return [fails(model, metrics), ...tooFewCopies(model, metrics)];
}

function fails({ name, host }: Model, { faults }: ModelMetrics): AlarmRule {
  return {
    name: `model-${name}-fails`,
    means: `Model ${name} ${failureOf({ host })}, twice in a row; requests go to its fallbacks or fail.`,
    runbook: 'Model fails',
    metric: faults,
    limit: { above: 0 },
    periods: 2,
    noData: 'quiet',
  };
}

/** None if no metric counts copies, and none for a model without desired copies. */
function tooFewCopies(model: Model, { copies }: ModelMetrics): readonly AlarmRule[] {
  const expected = expectedCopies(model);
  if (!expected || !copies) return [];
  return [
    {
      name: `model-${model.name}-too-few-copies`,
      means: `Fewer than ${expected} of model ${model.name} are in service.`,
      runbook: 'Model has too few copies',
      metric: copies,
      limit: { below: expected },
      periods: 3,
      noData: 'alarming',
    },
  ];
}
