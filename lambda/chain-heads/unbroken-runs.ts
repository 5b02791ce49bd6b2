import type { ChainHead } from './schema/chain-heads';
import { bytesOfHead } from './statement-size';

/** Records of one chain, in places without a gap, each naming the hash of the one before it. */
export interface UnbrokenRun {
  readonly writer: string;
  readonly first: number;
  /** The hash that the first record names as the one before it; `null`: the chain begins with it. */
  readonly previous: string | null;
  readonly last: number;
  /** SHA-256 and time of the last record. */
  readonly hash: string;
  readonly time: string;
}

/**
 * Joins runs that come in any order into the longest ones. What is left at the end of each is a record without a
 * successor among all that were added. The memory is that of the runs, not of the records: so a copy of a record
 * inside a run, which comes later, is a run of its own, as is a different record in that place.
 */
export class UnbrokenRuns {
  /** By the hash of its last record, and by the hash that its first record names. */
  private readonly byLast = new Map<string, UnbrokenRun>();
  private readonly byPrevious = new Map<string, UnbrokenRun>();

  /** What the heads add to a statement, at most. */
  bytes = 0;

  get count(): number {
    return this.byLast.size;
  }

  add(run: UnbrokenRun): void {
    const same = this.byLast.get(run.hash);
    if (same && same.first <= run.first) return;
    if (same) this.remove(same);
    let joined = run;
    const before = run.previous === null ? undefined : this.byLast.get(run.previous);
    if (before && isNext(before, run)) {
      this.remove(before);
      joined = { ...joined, first: before.first, previous: before.previous };
    }
    const after = this.byPrevious.get(run.hash);
    if (after && isNext(run, after)) {
      this.remove(after);
      joined = { ...after, first: joined.first, previous: joined.previous };
    }
    this.byLast.set(joined.hash, joined);
    this.bytes += bytesOfHead(joined.writer);
    if (joined.previous !== null && !this.byPrevious.has(joined.previous))
      this.byPrevious.set(joined.previous, joined);
  }

  all(): Iterable<UnbrokenRun> {
    return this.byLast.values();
  }

  /** The end of each run, by writer, place and hash. */
  heads(): ChainHead[] {
    return [...this.byLast.values()]
      .map(({ writer, first, last: sequence, hash, time }) => ({ writer, first, sequence, hash, time }))
      .sort(
        (a, b) =>
          ascending(a.writer, b.writer) || ascending(a.sequence, b.sequence) || ascending(a.hash, b.hash),
      );
  }

  private remove(run: UnbrokenRun): void {
    this.byLast.delete(run.hash);
    this.bytes -= bytesOfHead(run.writer);
    if (run.previous !== null && this.byPrevious.get(run.previous) === run)
      this.byPrevious.delete(run.previous);
  }
}

const isNext = (before: UnbrokenRun, after: UnbrokenRun) =>
  before.writer === after.writer && before.last + 1 === after.first;

const ascending = <T extends string | number>(a: T, b: T) => (a < b ? -1 : a > b ? 1 : 0);
