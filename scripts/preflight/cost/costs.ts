import type { Template } from '../../../lib/assembly/template';
import type { Deployment } from '../../../lib/config/deployment';
import { type IdleCost, idleCost, totalUsd } from './idle-cost';

/** What a deployment costs a month: idle, and with every instance that scaling may start. USD. */
export interface Costs {
  readonly idle: readonly IdleCost[];
  readonly full: readonly IdleCost[];
  readonly idleUsd: number;
  readonly fullUsd: number;
}

export function costsOf(deployment: Deployment, templates: readonly Template[]): Costs {
  const [idle, full] = [idleCost(deployment, templates), idleCost(deployment, templates, 'full')];
  return { idle, full, idleUsd: totalUsd(idle), fullUsd: totalUsd(full) };
}
