import type { DataClass } from '../../../policy/data-class';
import { type Policy, type Route, routeTable } from '../../../policy/route-table';
import type { Deployment } from '../deployment';
import { policyOf } from '../policy-of';
import type { Problem } from '../problem';
import type { Check } from './check';
import { type POLICY_SECTIONS, policyCheck } from './check';

/** The sections that decide which callers are answered. */
export type ServingSections = Pick<Deployment, (typeof POLICY_SECTIONS)[number] | 'unserved'>;

/** A rule over which callers are answered. */
export const servingCheck = (find: (sections: ServingSections) => readonly Problem[]): Check =>
  policyCheck(['unserved'], find);

export function servingTableOf(sections: ServingSections): {
  readonly policy: Policy;
  readonly table: readonly Route[];
} {
  const policy = policyOf(sections);
  return { policy, table: routeTable(policy) };
}

/** A caller, by its place in the file. */
export interface Sender {
  readonly place: number;
  readonly name: string;
}

/** The callers that can send this class on some lane. */
export function sendersOf(policy: Policy, table: readonly Route[], dataClass: DataClass): readonly Sender[] {
  return policy.callers
    .map(({ name }, place) => ({ name, place }))
    .filter(({ name }) => rowsOf(table, name, dataClass).length > 0);
}

/** Whether some model may answer this caller with data of this class, on some lane. */
export function isServed(table: readonly Route[], caller: string, dataClass: DataClass): boolean {
  return rowsOf(table, caller, dataClass).some(
    (row) => row.refusal === undefined && row.verdicts.some(({ kept }) => kept),
  );
}

function rowsOf(table: readonly Route[], caller: string, dataClass: DataClass): readonly Route[] {
  return table.filter((row) => row.caller === caller && row.dataClass === dataClass);
}
