import type { Order } from '../load/load-generator';
import type { Case } from '../plan/cases';
import { type ContestantId, speaksOn } from '../plan/contestants';
import { requestOf } from '../plan/request';
import type { Child } from '../processes/child';
import type { Field } from './field';

export type SlotOrder = Extract<Order, { order: 'slot' }>;

/** What the load generator must do: the requests of a case to one contestant. @param until how many, or for how long */
export async function slotOrder(
  field: Field,
  id: ContestantId,
  child: Child,
  one: Case,
  until: Pick<SlotOrder, 'forMs' | 'requests'>,
): Promise<SlotOrder> {
  const { wire, stream, answer, atOnce } = one;
  return {
    order: 'slot',
    port: await child.port,
    request: requestOf(one, id, field.upstream),
    expected: { wire, speaks: speaksOn(id, wire) ?? 'openai', stream, answer },
    atOnce,
    ...until,
  };
}
