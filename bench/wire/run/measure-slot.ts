import { setTimeout as sleep } from 'node:timers/promises';
import type { SlotTimes } from '../load/run-slot';
import type { Child } from '../processes/child';
import { watched } from '../processes/machine-cpu';
import type { Usage } from '../processes/probe';
import type { Slot } from '../result/results';
import type { Field } from './field';
import type { SlotOrder } from './slot-order';

/** A record may still be on its way after the last byte of an answer; its CPU belongs to the slot. */
const SETTLE_MS = 30;

/** Measures one slot: what the contestant used, and how long the requests took. @throws Error with the first wrong answer */
export async function measureSlot(field: Field, child: Child, order: SlotOrder): Promise<Slot> {
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

async function cpuOf(children: readonly Child[]): Promise<number> {
  const usages = await Promise.all(children.map((child) => child.ask<Usage>('usage')));
  return usages.reduce((sum, { cpuMs }) => sum + cpuMs, 0);
}
