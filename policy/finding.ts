import type { DataClass } from './data-class';
import type { Lane } from './lane';
import { type Policy, type Route, routeTable, type Verdict } from './route-table';

/** What holds for one model in one row of the route table, the refusal of the whole row included. */
export interface Finding {
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
export function findingsOn(policy: Policy, model: string): readonly Finding[] {
  return routeTable(policy).flatMap((row) => findingsIn(row).filter((finding) => finding.model === model));
}

/**
 * What holds for each model in one row. A model its own verdict refuses is refused for that reason; one that the
 * verdict keeps in a row refused as a whole is refused for the row's.
 */
export function findingsIn(row: Route): readonly Finding[] {
  const { lane, caller, dataClass, refusal } = row;
  return row.verdicts.map(({ model, kept, reason, words }): Finding => {
    const place = { lane, caller, dataClass, model };
    if (!kept || refusal === undefined) return { ...place, kept, reason, words };
    return { ...place, kept: false, reason: refusal, words: ROW_REFUSALS[refusal](dataClass) };
  });
}

const ROW_REFUSALS: Readonly<Record<NonNullable<Route['refusal']>, (dataClass: DataClass) => string>> = {
  'use-sealed-lane': (dataClass) =>
    `${dataClass} data belongs to the sealed lane, which this deployment has; the open lane answers it with no model`,
};
