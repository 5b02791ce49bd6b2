import type { RouterConfig } from '../../lambda/router/config/router-config';
import type { Caller } from '../../lambda/router/request/caller';
import { routerConfigFor } from '../../lib/gateway/router-config';
import type { Plan } from '../../lib/plan/plan';
import { LANES } from '../../policy/lane';
import { lanesOf } from '../../policy/route-table';
import { CommandError } from '../command-line/command-error';
import { knownName } from '../command-line/known-name';
import type { ExplainCommand } from './command-line';

/** Where a request arrives: the configuration of a lane's router, and the caller as that router knows it. */
export interface Place {
  readonly config: RouterConfig;
  readonly caller: Caller;
}

/** @throws CommandError for a lane or a caller that the deployment does not have, or a lane that does not take the caller */
export function placeOf(plan: Plan, typed: Pick<ExplainCommand, 'caller' | 'lane'>): Place {
  const { deployment } = plan;
  const lanes = lanesOf(plan.policy);
  if (typed.lane !== undefined) knownName('lane', typed.lane, LANES);
  const asked = typed.lane === undefined ? lanes : [knownName('lane of this deployment', typed.lane, lanes)];
  const names = deployment.callers.map(({ name }) => name);
  const name = typed.caller === undefined ? undefined : knownName('caller', typed.caller, names);
  for (const lane of asked) {
    const config = routerConfigFor(plan, lane);
    const caller = config.callers.find((one) => name === undefined || one.name === name);
    if (caller) return { config, caller: { ...caller, principal: EXPLAINED } };
  }
  const who = name === undefined ? 'no caller' : `caller ${name}`;
  const takes = lanes.filter((lane) => routerConfigFor(plan, lane).callers.some((one) => one.name === name));
  throw new CommandError(
    name === undefined
      ? `--lane ${typed.lane}: ${who} of this deployment has a credential that the ${typed.lane} lane takes. Name another lane, or add a credential to a caller in the deployment's file.`
      : `--caller ${name}: ${who} has no credential that the ${typed.lane} lane takes; it has one for: ${takes.join(', ')}. Leave --lane out, or name that lane.`,
  );
}

/** No record is written, and nothing is decided by it. */
const EXPLAINED = 'explained';
