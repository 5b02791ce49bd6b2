import { answering, routeTable } from '../../../policy/route-table';
import type { Deployment } from '../deployment';
import { policyOf } from '../policy-of';

/** One request that a router sends to a model. */
export interface Answer {
  readonly lane: string;
  readonly caller: string;
  readonly dataClass: string;
  readonly model: string;
}

/** What the routers of a deployment send to its models: for each lane, caller and class, each model that answers. */
export const answersOf = (deployment: Deployment): readonly Answer[] =>
  routeTable(policyOf(deployment)).flatMap((row) =>
    answering(row).map((model) => ({
      lane: row.lane,
      caller: row.caller,
      dataClass: row.dataClass,
      model,
    })),
  );
