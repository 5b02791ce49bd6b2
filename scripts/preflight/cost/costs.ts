import type { Template } from '../../../lib/assembly/template';
import type { Deployment } from '../../../lib/config/deployment';
import { type IdleCost, idleCost } from './idle-cost';

/** What a deployment costs a month: idle, and with every instance that scaling may start. */
export interface Costs {
  readonly idle: readonly IdleCost[];
  readonly full: readonly IdleCost[];
}

export const costsOf = (deployment: Deployment, templates: readonly Template[]): Costs => ({
  idle: idleCost(deployment, templates),
  full: idleCost(deployment, templates, 'full'),
});
