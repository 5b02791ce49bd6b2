import { resourcesOf, type Template } from '../../../lib/assembly/template';
import { readCaBundle } from '../../../lib/config/ca-bundle';
import type { Deployment } from '../../../lib/config/deployment';
import type { Model } from '../../../lib/config/model';
import { idleInstances } from '../../../lib/hosts/rows';
import type { IdleInstances } from '../../../lib/plan/prerequisite';
import { BILLED } from './billed-types';
import { DETAILED_MONITORING, HOURS_A_MONTH, IDLE_PRICES } from './idle-prices';
import { UNBILLED } from './unbilled-types';

/** One line of the cost of a deployment without requests. */
export interface IdleCost {
  readonly what: string;
  /** USD a month; `undefined`: no price is known for it. */
  readonly usd: number | undefined;
}

/** With the fewest instances, which run without requests; or with the most that scaling may start. */
export type Scale = 'idle' | 'full';

/**
 * What a deployment costs a month, from its templates and its instance counts. At full scale too, without what requests
 * cost: tokens, calls, data.
 */
export function idleCost(
  deployment: Deployment,
  templates: readonly Template[],
  scale: Scale = 'idle',
): readonly IdleCost[] {
  return [
    ...BILLED.map(({ type, usd, words }) => {
      const all = templates.flatMap((template) =>
        resourcesOf(template, type).map(([, one]) => one.Properties ?? {}),
      );
      return line(words(all), usd(all));
    }),
    ...ofUnknownTypes(templates),
    ...deployment.models.flatMap((model) => instanceCost(model, deployment.region, scale)),
    ...privateAuthorities(deployment),
  ].filter(({ usd }) => usd !== 0);
}

const BILLED_TYPES: ReadonlySet<string> = new Set(BILLED.map(({ type }) => type));

/** Types that a fork has added: their price is not known here. */
function ofUnknownTypes(templates: readonly Template[]): readonly IdleCost[] {
  const types = templates.flatMap(({ Resources }) => Object.values(Resources).map(({ Type }) => Type));
  const unknown = types.filter((type) => !BILLED_TYPES.has(type) && UNBILLED[type] === undefined);
  return [...new Set(unknown)].map((type) =>
    line(`${unknown.filter((one) => one === type).length} × ${type}`, undefined),
  );
}

function instanceCost(model: Model, region: string, scale: Scale): readonly IdleCost[] {
  const idle = idleInstances(model, region);
  if (!idle) return [];
  const { type, usdPerHour, volume } = idle;
  const count = scale === 'full' ? idle.most : idle.count;
  const what = `${model.name}: ${count} × ${type}`;
  return [
    line(what, count && usdPerHour && count * usdPerHour * HOURS_A_MONTH),
    ...(volume ? [line(`${what}, volumes and detailed monitoring`, count * besides(volume))] : []),
  ];
}

const besides = ({ gib, mibPerSecond }: NonNullable<IdleInstances['volume']>) =>
  gib * IDLE_PRICES.volumeGb.usd +
  Math.max(0, mibPerSecond - INCLUDED_MIBS) * IDLE_PRICES.volumeMibs.usd +
  DETAILED_MONITORING * IDLE_PRICES.customMetric.usd;

/** MiB a second that every gp3 volume has. */
const INCLUDED_MIBS = 125;

/**
 * Authorities that models' certificates lead to: each certificate of a bundle is one, a root and what it signed are two.
 * One whose certificate was renewed is the same. The file does not say whose they are, so AWS's price is counted.
 */
function privateAuthorities({ models }: Pick<Deployment, 'models'>): readonly IdleCost[] {
  const bundles = models.flatMap((model) =>
    'certificate' in model ? (model.certificate.caBundle ?? []) : [],
  );
  const authorities = bundles
    .flatMap((bundle) => readCaBundle(bundle).certificates)
    .map(({ subject, publicKey }) => `${subject} ${publicKey.export({ type: 'spki', format: 'pem' })}`);
  const count = new Set(authorities).size;
  const what =
    count === 1
      ? '1 private certificate authority, if it is of AWS Private CA and for this deployment alone'
      : `${count} private certificate authorities, if they are of AWS Private CA and for this deployment alone`;
  return [line(what, count * IDLE_PRICES.privateAuthority.usd)];
}

/** The sum of what has a price. */
export const totalUsd = (costs: readonly IdleCost[]): number => sum(costs.map(({ usd }) => usd ?? 0));

const withoutPrice = (costs: readonly IdleCost[]) =>
  costs.some(({ usd }) => usd === undefined) ? ', and what has no known price' : '';

/** What all instances cost that scaling may start, all month, as the terminal shows it. */
export const fullScaleInWords = (costs: readonly IdleCost[]): string =>
  `At full scale: about ${dollars(totalUsd(costs))} USD a month${withoutPrice(costs)}, if every instance that scaling may start runs all month; without tokens, calls and data`;

/** The sum of what has a price, and each line, as the terminal shows them. */
export function idleCostInWords(costs: readonly IdleCost[]): string {
  return [
    `Idle cost: about ${dollars(totalUsd(costs))} USD a month${withoutPrice(costs)} (us-east-1 list prices, without logs, stored data and queries)`,
    ...costs.map(
      ({ what, usd }) => `  ${(usd === undefined ? 'unknown' : dollars(usd)).padStart(9)}  ${what}`,
    ),
  ].join('\n');
}

const line = (what: string, usd: number | undefined): IdleCost => ({ what, usd });
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
const dollars = (usd: number) => usd.toFixed(2);
