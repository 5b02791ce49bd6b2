import type { DataClass } from './data-class';
import type { Lane } from './lane';
import { type Policy, type Route, route, routeTable, type Verdict } from './route-table';

/** The verdict on one model in one row of the route table, after the row's own refusal is applied. */
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

/** The effective verdicts on this model in every row of the route table. Empty if the policy has no such model. */
export function verdictsOn(policy: Policy, model: string): readonly EffectiveVerdict[] {
  return routeTable(policy).flatMap((row) => verdictsIn(row).filter((finding) => finding.model === model));
}

/**
 * The effective verdicts on this model for requests that only the detector classified as `restricted`, in rows that
 * refuse a declared `restricted`. Callers whose floor is `restricted` are not included.
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
 * The effective verdicts on every model in one row. A model that its own verdict refuses keeps that reason. A model
 * that its verdict allows in a refused row gets the row's reason.
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
