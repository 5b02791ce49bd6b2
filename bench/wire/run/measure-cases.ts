import { setTimeout as sleep } from 'node:timers/promises';
import type { Order } from '../load/load-generator';
import type { SlotTimes } from '../load/run-slot';
import type { Case } from '../plan/cases';
import { type ContestantId, speaksOn } from '../plan/contestants';
import type { Effort } from '../plan/effort';
import { inRandomOrder } from '../plan/random-order';
import { requestOf } from '../plan/request';
import type { Child } from '../processes/child';
import { watched } from '../processes/machine-cpu';
import type { Usage } from '../processes/probe';
import { cellOf, counts } from '../result/cell';
import type { Cell, Slot } from '../result/results';
import type { Field } from './field';

export interface CasesOptions {
  readonly cases: readonly Case[];
  readonly contestants: readonly ContestantId[];
  readonly effort: Effort;
  /** Counts slots in which the machine was busy too. */
  readonly keepBusy: boolean;
  /** Called when the cells of a case are complete. */
  readonly onCase: (measured: Case, cells: readonly Cell[]) => void;
}

/** A record may still be on its way after the last byte of an answer; its CPU belongs to the slot. */
const SETTLE_MS = 30;

/**
 * Measures every case: each contestant in a process that stays for all cases, slot after slot in random order, after a
 * warm-up that does not count. A slot in which the machine was busy is repeated while spare rounds are left.
 */
export async function measureCases(field: Field, options: CasesOptions): Promise<readonly Cell[]> {
  const children = new Map(options.contestants.map((id) => [id, field.start(id)]));
  const cells: Cell[] = [];
  for (const one of options.cases) {
    const measured = await measureCase(field, one, children, options);
    options.onCase(one, measured);
    cells.push(...measured);
  }
  await Promise.all([...children.values()].map((child) => child.end()));
  return cells;
}

interface Entry {
  readonly id: ContestantId;
  readonly child: Child;
  readonly slots: Slot[];
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
  const slot = async (entry: Entry, forMs: number) => {
    if (entry.error !== undefined) return undefined;
    try {
      return await runSlot(field, entry, one, forMs);
    } catch (error) {
      if (field.ended()) throw error;
      entry.error = (error as Error).message;
      return undefined;
    }
  };
  for (const entry of inRandomOrder(entries)) await slot(entry, effort.warmUpMs);
  for (let round = 0; round < effort.rounds + effort.spareRounds; round++) {
    for (const entry of inRandomOrder(entries)) {
      if (entry.slots.filter((done) => counts(done, keepBusy)).length >= effort.rounds) continue;
      const done = await slot(entry, effort.slotMs);
      if (done) entry.slots.push(done);
    }
  }
  return entries.map(({ id, slots, error }) => cellOf(one.id, id, slots, { keepBusy, error }));
}

/** @throws Error with the first wrong answer */
async function runSlot(field: Field, { id, child }: Entry, one: Case, forMs: number): Promise<Slot> {
  const speaks = speaksOn(id, one.wire) ?? 'openai';
  const { wire, stream, answer, atOnce } = one;
  const order: Order = {
    order: 'slot',
    port: await child.port,
    request: requestOf(one, id, field.upstream),
    expected: { wire, speaks, stream, answer },
    atOnce,
    forMs,
  };
  const cpuOf = async (children: readonly Child[]) => {
    const usages = await Promise.all(children.map((process) => process.ask<Usage>('usage')));
    return usages.reduce((sum, { cpuMs }) => sum + cpuMs, 0);
  };
  const { result, foreignShare } = await watched([child, ...field.helpers], async () => {
    const [own, others] = [await cpuOf([child]), await cpuOf(field.helpers)];
    const began = performance.now();
    const times = await field.load.ask<SlotTimes>(order);
    const lastedMs = performance.now() - began;
    await sleep(SETTLE_MS);
    return {
      times,
      lastedMs,
      ownMs: (await cpuOf([child])) - own,
      othersMs: (await cpuOf(field.helpers)) - others,
    };
  });
  const { times, lastedMs, ownMs, othersMs } = result;
  if (times.error !== undefined) throw new Error(times.error);
  const requests = times.totalMs.length;
  return {
    requests,
    cpuMs: ownMs / requests,
    othersCpuMs: othersMs / requests,
    perSecond: (requests / lastedMs) * 1000,
    totalMs: times.totalMs,
    firstByteMs: times.firstByteMs,
    foreignShare,
  };
}
