import type { Wire } from '../plan/cases';
import type { ContestantId } from '../plan/contestants';

/** One contestant for some seconds in one case. */
export interface Slot {
  readonly requests: number;
  /** Of the contestant's process, milliseconds for each request. */
  readonly cpuMs: number;
  /** Of the load generator and the upstream servers together, milliseconds for each request. */
  readonly othersCpuMs: number;
  readonly perSecond: number;
  readonly totalMs: readonly number[];
  readonly firstByteMs: readonly number[];
  /** Of one processor, by processes that do not belong to the bench. */
  readonly foreignShare: number;
}

/** One contestant in one case, over all slots that count. A contestant with an error has no number. */
export interface Cell {
  readonly caseId: string;
  readonly contestant: ContestantId;
  readonly slots: number;
  /** Slots that do not count, because the machine was busy. */
  readonly busySlots: number;
  readonly requests: number;
  /** Median of the slots, milliseconds for each request; and their quartiles. */
  readonly cpuMs?: number;
  readonly cpuQuartiles?: readonly [number, number];
  readonly othersCpuMs?: number;
  readonly perSecond?: number;
  /** Of all requests, milliseconds. */
  readonly p50Ms?: number;
  readonly p99Ms?: number;
  readonly firstByteMs?: number;
  /** The first wrong answer, in words. */
  readonly error?: string;
}

/** From the start of the process to its first answer, median in milliseconds. */
export interface ColdStart {
  readonly program: ContestantId | 'empty';
  readonly starts: number;
  readonly busyStarts: number;
  readonly ms?: number;
  readonly error?: string;
}

/** Resident memory after many requests, bytes. */
export interface Memory {
  readonly contestant: ContestantId;
  readonly requests: number;
  readonly rss?: number;
  readonly error?: string;
}

/**
 * Memory of streams that are open and silent, bytes for each: the JavaScript heap and its buffers after a garbage
 * collection. Resident memory would show what the process had used before.
 */
export interface IdleStreams {
  readonly contestant: ContestantId;
  readonly wire: Wire;
  readonly streams: number;
  readonly bytesEach?: number;
  readonly error?: string;
}

/** All that a run measured. */
export interface Results {
  /** ISO 8601. */
  readonly at: string;
  readonly effort: 'full' | 'quick';
  readonly node: string;
  readonly machine: string;
  /** Whether each contestant had a processor of its own. */
  readonly pinned: boolean;
  /** How slots in which the machine was busy were treated. `unknown`: the machine does not tell. */
  readonly busy: 'dropped' | 'kept' | 'unknown';
  readonly cells: readonly Cell[];
  readonly coldStarts: readonly ColdStart[];
  readonly memory: readonly Memory[];
  readonly idle: readonly IdleStreams[];
}
