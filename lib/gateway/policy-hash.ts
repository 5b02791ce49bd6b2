import { createHash } from 'node:crypto';
import type { RouterConfig } from '../../lambda/router/config/router-config';

/** The part of a router's configuration that decides where a request may go. */
export type DecidingPart = Pick<
  RouterConfig,
  'lane' | 'residency' | 'ceilings' | 'models' | 'elsewhere' | 'callers'
>;

/** sha256, lower-case hex, of the deciding part; neither the order of its keys nor a price matters. */
export function policyHash({ lane, residency, ceilings, models, elsewhere, callers }: DecidingPart): string {
  const priceless = models.map(({ usdPerMillionTokens, ...model }) => model);
  const deciding = { lane, residency, ceilings, models: priceless, elsewhere, callers };
  const json = JSON.stringify(deciding, inKeyOrder);
  return createHash('sha256').update(json).digest('hex');
}

function inKeyOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
