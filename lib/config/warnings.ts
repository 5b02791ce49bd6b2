import type { Deployment } from './deployment';
import { issuerWarnings } from './issuer-warnings';
import { modelWarnings } from './model-warnings';
import { oldVouches } from './old-vouches';
import { regionWarnings } from './region-warnings';
import type { Warning } from './warning';

/**
 * What a deployment relies on and the blueprint cannot check: the region and its zones, the models in the order of the
 * file, the issuer of tokens, then what is vouched for. Pure: the clock is an argument.
 */
export function warningsOf(
  deployment: Pick<
    Deployment,
    'region' | 'availabilityZones' | 'models' | 'bearer' | 'imports' | 'accountRules' | 'liveProof'
  >,
  now: Date,
): readonly Warning[] {
  const { models, bearer } = deployment;
  return [
    ...regionWarnings(deployment),
    ...models.flatMap((model, index) => modelWarnings(model, `models[${index}]`, now)),
    ...issuerWarnings(bearer),
    ...oldVouches(deployment, now),
  ];
}

/** The warnings of a deployment as text; empty if there are none. */
export function warningsInWords(name: string, warnings: readonly Warning[]): string {
  if (warnings.length === 0) return '';
  const count = `${warnings.length} ${warnings.length === 1 ? 'warning' : 'warnings'}`;
  const paragraphs = warnings.map(({ path, got, why, next }) =>
    [`  ${path}`, `    got   ${got}`, `    why   ${why}`, `    next  ${next}`].join('\n'),
  );
  return `Deployment ${name}: ${count}\n\n${paragraphs.join('\n\n')}\n`;
}
