import { createHash } from 'node:crypto';
import type { DecisionRecord } from './decision-record';
import type { OutcomeRecord } from './outcome-record';
import type { Chain, Places } from './schema/chain';

/** A record as the line it is stored as, in its place. Say once what became of it. */
export interface Link {
  /** One JSON object, without a line feed. */
  readonly line: string;
  acknowledged(): void;
  lost(): void;
}

/**
 * The records of one writer, each naming the line before it by its hash: whoever alters or removes one of them
 * afterwards breaks the next. A record takes its place before it is sent, so that requests may overlap, and keeps
 * it if the stream does not acknowledge it: nobody knows then whether it arrived. The records after it say so,
 * until one that says so is acknowledged. What this proves, and what not: docs/decisions/0007-chained-records.md.
 */
export function createChain(writer: string): (record: DecisionRecord | OutcomeRecord) => Link {
  const unacknowledged = new Set<number>();
  let sequence = 0;
  let previous: string | null = null;

  return (record) => {
    sequence += 1;
    const place = sequence;
    const told = [...unacknowledged].sort((a, b) => a - b);
    const chain: Chain = { writer, sequence, previous, unacknowledged: inRuns(told) };
    const line = JSON.stringify({ ...record, chain });
    previous = createHash('sha256').update(line).digest('hex');
    return {
      line,
      acknowledged() {
        for (const lost of told) unacknowledged.delete(lost);
      },
      lost() {
        unacknowledged.add(place);
      },
    };
  };
}

/** Ascending numbers as runs without gaps: a long outage is one run, whatever it cost. */
function inRuns(places: readonly number[]): Places[] {
  const runs: Places[] = [];
  for (const place of places) {
    const run = runs.at(-1);
    if (run?.last === place - 1) run.last = place;
    else runs.push({ first: place, last: place });
  }
  return runs;
}
