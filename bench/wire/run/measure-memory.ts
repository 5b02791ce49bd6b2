import { setTimeout as sleep } from 'node:timers/promises';
import type { Order } from '../load/load-generator';
import type { SlotTimes } from '../load/run-slot';
import { type Case, caseOf, idleRequest, type Wire } from '../plan/cases';
import type { ContestantId } from '../plan/contestants';
import type { Effort } from '../plan/effort';
import { requestOf } from '../plan/request';
import type { Child } from '../processes/child';
import type { Usage } from '../processes/probe';
import type { IdleStreams, Memory } from '../result/results';
import type { Field } from './field';
import { slotOrder } from './slot-order';

/** Of ten requests to Bedrock one is a stream of 200 events, and nine are answered as JSON. */
const MIX = [
  { one: caseOf('converse-json', 8), share: 0.9 },
  { one: caseOf('converse-stream', 8), share: 0.1 },
];

/** Time for a process to finish what it does after its last answer. */
const SETTLE_MS = 500;

/** The memory of a process of its own after many requests, eight at once. */
export async function measureMemory(
  field: Field,
  contestant: ContestantId,
  { memoryRequests }: Effort,
): Promise<Memory> {
  const head: Memory = { contestant, requests: memoryRequests };
  return inProcess(field, contestant, head, async (child) => {
    for (const { one, share } of MIX) {
      await send(field, child, contestant, one, Math.round(memoryRequests * share));
    }
    await sleep(SETTLE_MS);
    return { ...head, rss: (await child.ask<Usage>('usage')).rss };
  });
}

/** Streams before those that are held open: code that runs for the first time takes memory of its own. */
const WARM_UP_STREAMS = 200;

/** What open and silent streams hold in a process of its own, after a garbage collection. */
export async function measureIdle(
  field: Field,
  contestant: ContestantId,
  wire: Wire,
  { idleStreams }: Effort,
): Promise<IdleStreams> {
  const head: IdleStreams = { contestant, wire, streams: idleStreams };
  return inProcess(field, contestant, head, async (child) => {
    await send(field, child, contestant, caseOf(`${wire}-stream`, 64), WARM_UP_STREAMS);
    const before = await child.ask<Usage>('collected');
    const request = requestOf(idleRequest(wire), contestant, field.upstream);
    try {
      const order: Order = { order: 'hold', port: await child.port, request, streams: idleStreams };
      await field.load.ask(order);
      const after = await child.ask<Usage>('collected');
      return { ...head, bytesEach: (after.held - before.held) / idleStreams };
    } finally {
      const order: Order = { order: 'release' };
      await field.load.ask(order);
    }
  });
}

/** Runs a measurement in a fresh process; what goes wrong takes the place of the number. */
async function inProcess<T extends Memory | IdleStreams>(
  field: Field,
  contestant: ContestantId,
  head: T,
  measure: (child: Child) => Promise<T>,
): Promise<T> {
  const child = field.start(contestant);
  try {
    return await measure(child);
  } catch (error) {
    if (field.ended()) throw error;
    return { ...head, error: (error as Error).message };
  } finally {
    await child.end();
  }
}

async function send(
  field: Field,
  child: Child,
  contestant: ContestantId,
  one: Case,
  requests: number,
): Promise<void> {
  const order = await slotOrder(field, contestant, child, one, { requests });
  const { error } = await field.load.ask<SlotTimes>(order);
  if (error !== undefined) throw new Error(error);
}
