import { cpus, totalmem } from 'node:os';
import type { Case } from '../plan/cases';
import { type ContestantId, speaksOn } from '../plan/contestants';
import type { Effort } from '../plan/effort';
import { tellsLoad } from '../processes/machine-cpu';
import type { Cell, IdleStreams, Memory, Results } from '../result/results';
import type { Field } from './field';
import { measureCases } from './measure-cases';
import { measureColdStarts } from './measure-cold-starts';
import { measureIdle, measureMemory } from './measure-memory';

/** What is measured besides the cases. */
export const OTHERS = ['cold-start', 'memory', 'idle'] as const;
export type Other = (typeof OTHERS)[number];

export interface RunOptions {
  readonly cases: readonly Case[];
  readonly others: readonly Other[];
  readonly contestants: readonly ContestantId[];
  readonly effortName: Results['effort'];
  readonly effort: Effort;
  readonly keepBusy: boolean;
  readonly pinned: boolean;
  readonly onCase: (measured: Case, cells: readonly Cell[]) => void;
  readonly onStep: (words: string) => void;
}

/** Measures everything that the options name, one thing at a time. */
export async function runBench(field: Field, options: RunOptions): Promise<Results> {
  const { contestants, others, effort, keepBusy } = options;
  const cells = options.cases.length > 0 ? await measureCases(field, options) : [];

  if (others.includes('cold-start')) options.onStep(`cold start, ${effort.coldStarts} of each`);
  const coldStarts = others.includes('cold-start')
    ? await measureColdStarts(field, ['empty', ...contestants], effort, keepBusy)
    : [];

  const memory: Memory[] = [];
  if (others.includes('memory')) {
    options.onStep(`memory after ${effort.memoryRequests} requests`);
    for (const id of contestants) {
      if (speaksOn(id, 'converse')) memory.push(await measureMemory(field, id, effort));
    }
  }

  const idle: IdleStreams[] = [];
  if (others.includes('idle')) {
    options.onStep(`${effort.idleStreams} idle streams`);
    for (const wire of ['openai', 'converse'] as const) {
      for (const id of contestants) {
        if (speaksOn(id, wire)) idle.push(await measureIdle(field, id, wire, effort));
      }
    }
  }

  return {
    at: new Date().toISOString(),
    effort: options.effortName,
    node: process.versions.node,
    machine: machineInWords(),
    pinned: options.pinned,
    busy: tellsLoad() ? (keepBusy ? 'kept' : 'dropped') : 'unknown',
    cells,
    coldStarts,
    memory,
    idle,
  };
}

function machineInWords(): string {
  const [first] = cpus();
  const gigabytes = Math.round(totalmem() / 1024 ** 3);
  return `${cpus().length} × ${first?.model.trim() ?? 'unknown processor'}, ${gigabytes} GB, ${process.platform}`;
}
