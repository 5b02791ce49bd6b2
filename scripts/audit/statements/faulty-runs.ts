import { iso } from '../in-words';

/** A record, as far as a statement can cover it. */
export interface CoveredLine {
  readonly where: string;
  readonly hash: string;
  readonly writer: string;
  readonly sequence: number;
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** Records of one chain with the same fault. */
export interface FaultyRun {
  /** Where the one of them is that was read first. */
  readonly where: string;
  readonly writer: string;
  /** The first statement that covers them, where that is the fault. */
  readonly statement: number | undefined;
  first: number;
  last: number;
  count: number;
  /** The times of the oldest and the newest. */
  from: number;
  to: number;
}

/** How many runs are kept. A copy with more of them has findings enough. */
const KEPT_RUNS = 10_000;

/** Records with the same fault, by chain and by statement. */
export class FaultyRuns {
  /** Those included whose run is not kept. */
  records = 0;
  private readonly runs = new Map<string, FaultyRun>();

  add({ where, writer, sequence, time }: CoveredLine, statement?: number): void {
    this.records++;
    const name = `${writer} ${statement}`;
    const run = this.runs.get(name);
    if (run) {
      run.first = Math.min(run.first, sequence);
      run.last = Math.max(run.last, sequence);
      run.from = Math.min(run.from, time);
      run.to = Math.max(run.to, time);
      run.count++;
    } else if (this.runs.size < KEPT_RUNS) {
      const place = { first: sequence, last: sequence, count: 1, from: time, to: time };
      this.runs.set(name, { where, writer, statement, ...place });
    }
  }

  all(): Iterable<FaultyRun> {
    return this.runs.values();
  }
}

/** The beginning of a sentence that says how these records are covered. */
export const coveredInWords = ({ first, last, count, writer, from, to }: FaultyRun): string =>
  count === 1
    ? `record ${first} of writer ${writer}, of ${iso(from)}, is covered`
    : `${count} records from ${first} to ${last} of writer ${writer}, of ${iso(from)} to ${iso(to)}, are covered`;
