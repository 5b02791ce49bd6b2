import { type Case, caseOf } from '../plan/cases';
import { type ContestantId, speaksOn } from '../plan/contestants';
import type { Effort } from '../plan/effort';
import { inRandomOrder } from '../plan/random-order';
import type { Child } from '../processes/child';
import { cellOf, counts } from '../result/cell';
import type { Cell, Slot } from '../result/results';
import type { Field } from './field';
import { measureSlot } from './measure-slot';
import { slotOrder } from './slot-order';

export interface CasesOptions {
  readonly cases: readonly Case[];
  readonly contestants: readonly ContestantId[];
  readonly effort: Effort;
  /** Counts slots in which the machine was busy too. */
  readonly keepBusy: boolean;
  /** Called when the cells of a case are complete. */
  readonly onCase: (measured: Case, cells: readonly Cell[]) => void;
}

/**
 * Measures every case: each contestant in a process that stays for all cases, slot after slot in random order, after a
 * warm-up that does not count. A slot in which the machine was busy is repeated while spare rounds are left.
 */
export async function measureCases(field: Field, options: CasesOptions): Promise<readonly Cell[]> {
  const children = new Map(options.contestants.map((id) => [id, field.start(id)]));
  for (const [id, child] of children) await warmUp(field, id, child, options);
  const cells: Cell[] = [];
  for (const one of options.cases) {
    const measured = await measureCase(field, one, children, options);
    options.onCase(one, measured);
    cells.push(...measured);
  }
  await Promise.all([...children.values()].map((child) => child.end()));
  return cells;
}

/** Sends requests over each wire that is measured, and drops the answers; a wrong one is found again in its case. */
async function warmUp(
  field: Field,
  id: ContestantId,
  child: Child,
  { cases, effort: { warmUpRequests: requests } }: CasesOptions,
): Promise<void> {
  for (const wire of new Set(cases.map((one) => one.wire))) {
    if (!speaksOn(id, wire)) continue;
    await field.load.ask(await slotOrder(field, id, child, caseOf(`${wire}-json`, 8), { requests }));
  }
}

/** One contestant in the case in hand. */
interface Entry {
  readonly id: ContestantId;
  readonly child: Child;
  readonly slots: Slot[];
  /** The first wrong answer; after it the contestant is left out. */
  error?: string;
}

async function measureCase(
  field: Field,
  one: Case,
  children: ReadonlyMap<ContestantId, Child>,
  { effort, keepBusy }: CasesOptions,
): Promise<readonly Cell[]> {
  const entries: Entry[] = [...children]
    .filter(([id]) => speaksOn(id, one.wire))
    .map(([id, child]) => ({ id, child, slots: [] }));
  const slot = async (entry: Entry, forMs: number): Promise<Slot | undefined> => {
    if (entry.error !== undefined) return undefined;
    try {
      const order = await slotOrder(field, entry.id, entry.child, one, { forMs });
      return await measureSlot(field, entry.child, order);
    } catch (error) {
      if (field.ended()) throw error;
      entry.error = (error as Error).message;
      return undefined;
    }
  };
  const endsAt = performance.now() + effort.caseMs;
  for (const entry of inRandomOrder(entries)) await slot(entry, effort.warmUpMs);
  for (let round = 0; round < effort.rounds + effort.spareRounds; round++) {
    if (round > 0 && performance.now() > endsAt) break;
    for (const entry of inRandomOrder(entries)) {
      if (entry.slots.filter((done) => counts(done, keepBusy)).length >= effort.rounds) continue;
      const done = await slot(entry, effort.slotMs);
      if (done) entry.slots.push(done);
    }
  }
  return entries.map(({ id, slots, error }) => cellOf(one.id, id, slots, { keepBusy, error }));
}
