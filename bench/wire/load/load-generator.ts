import type { BenchRequest } from '../plan/request';
import type { ProbeQuestion } from '../processes/probe';
import { Connection } from './connection';
import { checkOf, type Expectation } from './expectation';
import { rendered } from './rendered-request';
import { runSlot, type SlotTimes } from './run-slot';

// The process that sends the load. It takes one order at a time, and answers with what it measured.

export type Order =
  | {
      readonly order: 'slot';
      readonly port: number;
      readonly request: BenchRequest;
      readonly expected: Expectation;
      readonly atOnce: number;
      readonly forMs?: number;
      readonly requests?: number;
    }
  | {
      readonly order: 'hold';
      readonly port: number;
      readonly request: BenchRequest;
      readonly streams: number;
    }
  | { readonly order: 'release' };

/** How many connections are opened at once; a server queues 511 by default. */
const OPENED_TOGETHER = 100;

const held: Connection[] = [];

process.on('message', ({ id, ask }: { readonly id: number; readonly ask: Order | ProbeQuestion }) => {
  if (typeof ask === 'string') return; // the probe answers
  obey(ask).then(
    (reply) => process.send?.({ id, reply }),
    (error: Error) => process.send?.({ id, error: error.message }),
  );
});

async function obey(order: Order): Promise<SlotTimes | undefined> {
  switch (order.order) {
    case 'slot': {
      const { request, expected, ...options } = order;
      return runSlot({ ...options, request: rendered(request), check: checkOf(expected) });
    }
    case 'hold':
      await hold(order.port, rendered(order.request), order.streams);
      return undefined;
    case 'release':
      for (const connection of held.splice(0)) connection.close();
      return undefined;
  }
}

async function hold(port: number, request: Buffer, streams: number): Promise<void> {
  while (held.length < streams) {
    const missing = Math.min(OPENED_TOGETHER, streams - held.length);
    const opened = await Promise.all(Array.from({ length: missing }, () => Connection.open(port)));
    held.push(...opened);
    await Promise.all(opened.map((connection) => connection.begin(request)));
  }
}
