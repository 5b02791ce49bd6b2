import type { DataClass } from '../../../policy/data-class';
import { answering, type Policy, type Route, routeTable } from '../../../policy/route-table';
import { taskOf } from '../../hosts/schemas';
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

/** Who is answered. Its rows are found by caller and class without a walk through the whole table. */
export interface ServingTable {
  readonly policy: Policy;
  readonly table: readonly Route[];
  readonly rowsOf: (caller: string, dataClass: DataClass) => readonly Route[];
  /** The models whose answers count as service: those that chat, where there is one; an embedding answers no question. */
  readonly serving: ReadonlySet<string>;
}

export function servingTableOf(sections: ServingSections): ServingTable {
  const policy = policyOf(sections);
  const table = routeTable(policy);
  const rows = new Map<string, Route[]>();
  for (const row of table) {
    const key = keyOf(row.caller, row.dataClass);
    rows.set(key, [...(rows.get(key) ?? []), row]);
  }
  const chatting = sections.models.filter((model) => taskOf(model.host, model) === 'chat');
  const serving = new Set((chatting.length > 0 ? chatting : sections.models).map(({ name }) => name));
  return { policy, table, serving, rowsOf: (caller, dataClass) => rows.get(keyOf(caller, dataClass)) ?? [] };
}

const keyOf = (caller: string, dataClass: DataClass) => `${dataClass} ${caller}`;

/** A caller, by its place in the file. */
export interface Sender {
  readonly place: number;
  readonly name: string;
}

/** The callers that can send this class on some lane. */
export function sendersOf({ policy, rowsOf }: ServingTable, dataClass: DataClass): readonly Sender[] {
  return policy.callers
    .map(({ name }, place) => ({ name, place }))
    .filter(({ name }) => rowsOf(name, dataClass).length > 0);
}

/** Whether some model may answer this caller with data of this class, on some lane. */
export function isServed({ rowsOf, serving }: ServingTable, caller: string, dataClass: DataClass): boolean {
  return rowsOf(caller, dataClass).some((row) => answering(row).some((model) => serving.has(model)));
}
