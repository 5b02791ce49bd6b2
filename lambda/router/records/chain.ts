import { hash } from 'node:crypto';
import type { AuditRecord } from './audit-record';
import type { Chain, Places } from './schema/chain';

/** A record as a stored line, with its place in the chain. Call exactly one of the two functions, once. */
export interface Link {
  /** One JSON object, without a line feed. */
  readonly line: string;
  acknowledged(): void;
  lost(): void;
}

/**
 * Chains the records of one writer: each names the line before it by its hash, so that an altered or removed record is
 * detected at the next one. A record takes its place before it is sent, so that requests may overlap. It keeps its
 * place if the stream does not acknowledge it, because it may have arrived. The records after it name it as
 * unacknowledged, until the stream acknowledges one of those. docs/decisions/0007-chained-records.md says what this
 * proves and what it does not.
 */
export function createChain(writer: string): (record: AuditRecord) => Link {
  const unacknowledged = new Set<number>();
  let sequence = 0;
  let previous: string | null = null;

  return (record) => {
    sequence += 1;
    const place = sequence;
    const reported = [...unacknowledged].sort((a, b) => a - b);
    const chain: Chain = { writer, sequence, previous, unacknowledged: inRuns(reported) };
    const line = JSON.stringify({ ...record, chain });
    previous = hash('sha256', line);
    return {
      line,
      acknowledged() {
        for (const lost of reported) unacknowledged.delete(lost);
      },
      lost() {
        unacknowledged.add(place);
      },
    };
  };
}

/** Ascending numbers as runs without gaps, so that a long outage is one run. */
function inRuns(places: readonly number[]): Places[] {
  const runs: Places[] = [];
  for (const place of places) {
    const run = runs.at(-1);
    if (run?.last === place - 1) run.last = place;
    else runs.push({ first: place, last: place });
  }
  return runs;
}
