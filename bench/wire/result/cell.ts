import type { ContestantId } from '../plan/contestants';
import { BUSY_SHARE } from './busy';
import type { Cell, Slot } from './results';
import { median, quantile } from './statistics';

/** Whether a slot counts. */
export const counts = ({ foreignShare }: Slot, keepBusy: boolean): boolean =>
  keepBusy || foreignShare <= BUSY_SHARE;

/** One contestant in one case: medians of its slots, and percentiles of all their requests. */
export function cellOf(
  caseId: string,
  contestant: ContestantId,
  slots: readonly Slot[],
  { keepBusy, error }: { readonly keepBusy: boolean; readonly error?: string },
): Cell {
  const kept = slots.filter((slot) => counts(slot, keepBusy));
  const requests = kept.reduce((sum, slot) => sum + slot.requests, 0);
  const head = { caseId, contestant, slots: kept.length, busySlots: slots.length - kept.length, requests };
  if (error !== undefined) return { ...head, error };
  if (kept.length === 0) return head;
  const over = (value: (slot: Slot) => number) => kept.map(value);
  const cpu = over(({ cpuMs }) => cpuMs);
  const total = kept.flatMap(({ totalMs }) => totalMs);
  return {
    ...head,
    cpuMs: median(cpu),
    cpuQuartiles: [quantile(cpu, 0.25) ?? 0, quantile(cpu, 0.75) ?? 0],
    othersCpuMs: median(over(({ othersCpuMs }) => othersCpuMs)),
    perSecond: median(over(({ perSecond }) => perSecond)),
    p50Ms: median(total),
    p99Ms: quantile(total, 0.99),
    firstByteMs: median(kept.flatMap(({ firstByteMs }) => firstByteMs)),
  };
}
