import type { Deployment } from '../config/deployment';
import { regionFacts } from '../config/facts/regions';

/**
 * A register rule with its placeholders filled in for one deployment, so that what is acknowledged is always an
 * exact finding and never a pattern: `{partition}`, `{region}`, `{account}`, `{deployment}`, and `{weights}`,
 * which stands for one rule per staged set of weights.
 */
export function expandRule(rule: string, deployment: Deployment): readonly string[] {
  const filled = rule
    .replaceAll('{partition}', regionFacts(deployment.region).partition)
    .replaceAll('{region}', deployment.region)
    .replaceAll('{account}', deployment.account)
    .replaceAll('{deployment}', deployment.name);
  if (!filled.includes('{weights}')) return [filled];
  return deployment.models.flatMap((model) =>
    'weights' in model ? [filled.replaceAll('{weights}', `${model.name}/${model.weights.revision}`)] : [],
  );
}
