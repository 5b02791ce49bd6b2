import { createHash } from 'node:crypto';
import type { RouterConfig } from '../../lambda/router/config/router-config';

const DECIDING = [
  'lane',
  'jurisdiction',
  'residency',
  'ceilings',
  'restrictedOnOpenLane',
  'substitution',
  'entityClasses',
  'unreadAttachments',
  'images',
  'secondOpinion',
  'models',
  'elsewhere',
  'callers',
] as const;

/** The part of a router's configuration that decides where a request may go. */
export type DecidingPart = Pick<RouterConfig, (typeof DECIDING)[number]>;

/** sha256, lower-case hex, of the deciding part, independent of the order of its keys and of prices. */
export function policyHash(config: DecidingPart): string {
  const deciding = Object.fromEntries(DECIDING.map((name) => [name, config[name]]));
  const models = config.models.map(({ usdPerMillionTokens, ...model }) => model);
  const json = JSON.stringify({ ...deciding, models }, inKeyOrder);
  return createHash('sha256').update(json).digest('hex');
}

function inKeyOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
