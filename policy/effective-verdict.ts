import type { DataClass } from './data-class';
import type { Lane } from './lane';
import { type Policy, type Route, route, routeTable, type Verdict } from './route-table';

/** What holds for one model in one row of the route table, the refusal of the whole row included. */
export interface EffectiveVerdict {
  readonly lane: Lane;
  readonly caller: string;
  readonly dataClass: DataClass;
  readonly model: string;
  /** Whether a request of this caller and class may reach the model on this lane. */
  readonly kept: boolean;
  readonly reason: Verdict['reason'] | NonNullable<Route['refusal']>;
  readonly words: string;
}

/** What holds for this model, row by row of the route table. Empty where the policy has no such model. */
export function verdictsOn(policy: Policy, model: string): readonly EffectiveVerdict[] {
  return routeTable(policy).flatMap((row) => verdictsIn(row).filter((finding) => finding.model === model));
}

/**
 * Where the detector makes a difference: what holds for this model when a request counts as `restricted` for
 * nothing but what was found in it, and the table refuses it for being declared so. Callers whose floor is
 * `restricted` are not among them.
 */
export function verdictsIfDetected(policy: Policy, model: string): readonly EffectiveVerdict[] {
  return routeTable(policy).flatMap((row) => {
    const caller = policy.callers.find(({ name }) => name === row.caller);
    if (!row.refusal || !caller || caller.floor === row.dataClass) return [];
    const detected = route(policy, row.lane, caller, row.dataClass, 'detection');
    return detected.refusal ? [] : verdictsIn(detected).filter((finding) => finding.model === model);
  });
}

/**
 * What holds for each model in one row. A model its own verdict refuses is refused for that reason; one that the
 * verdict keeps in a row refused as a whole is refused for the row's.
 */
export function verdictsIn(row: Route): readonly EffectiveVerdict[] {
  const { lane, caller, dataClass, refusal } = row;
  return row.verdicts.map(({ model, kept, reason, words }): EffectiveVerdict => {
    const place = { lane, caller, dataClass, model };
    if (!kept || refusal === undefined) return { ...place, kept, reason, words };
    return { ...place, kept: false, reason: refusal, words: ROW_REFUSALS[refusal](dataClass) };
  });
}

const ROW_REFUSALS: Readonly<Record<NonNullable<Route['refusal']>, (dataClass: DataClass) => string>> = {
  'use-sealed-lane': (dataClass) =>
    `${dataClass} data belongs to the sealed lane, which this deployment has; what is declared ${dataClass}, or has that floor, is refused on the open lane`,
};
