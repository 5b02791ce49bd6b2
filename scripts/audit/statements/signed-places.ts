import { firstIndex } from './first-index';

/** Records of one chain that a statement covers. */
export interface SignedRun {
  readonly first: number;
  readonly sequence: number;
  readonly statement: number;
}

/** Places of one chain that the same statement covers. */
export interface SignedStretch {
  readonly first: number;
  readonly last: number;
  readonly statement: number;
}

/** Which statement was the first to cover each place of a chain. */
export class SignedPlaces {
  /** Where stretches begin, ascending, and the statement of each. */
  private readonly starts: readonly number[];
  private readonly statements: (number | undefined)[] = [];

  /** @param runs in any order; they may overlap */
  constructor(runs: readonly SignedRun[]) {
    const ends = runs.flatMap(({ first, sequence }) => [first, sequence + 1]);
    this.starts = [...new Set(ends)].sort((a, b) => a - b);
    // For each stretch the next one without a statement, so that none is looked at for every run.
    const free = this.starts.map((_, index) => index);
    const nextFree = (from: number) => {
      let index = from;
      while (free[index] !== undefined && free[index] !== index) {
        free[index] = free[free[index] as number] ?? this.starts.length;
        index = free[index] as number;
      }
      return index;
    };
    for (const { first, sequence, statement } of runs.toSorted((a, b) => a.statement - b.statement)) {
      let index = nextFree(this.indexOf(first));
      while ((this.starts[index] ?? Number.POSITIVE_INFINITY) <= sequence) {
        this.statements[index] = statement;
        free[index] = index + 1;
        index = nextFree(index);
      }
    }
  }

  at(place: number): number | undefined {
    return this.statements[this.indexOf(place)];
  }

  /** The places from `first` to `last` that a statement covers. */
  *within(first: number, last: number): Generator<SignedStretch> {
    for (let index = Math.max(0, this.indexOf(first)); (this.starts[index] ?? last + 1) <= last; index++) {
      const statement = this.statements[index];
      const next = this.starts[index + 1];
      if (statement === undefined || next === undefined) continue;
      yield {
        first: Math.max(first, this.starts[index] ?? first),
        last: Math.min(last, next - 1),
        statement,
      };
    }
  }

  /** The stretch that this place is in; -1 before all of them. */
  private indexOf(place: number): number {
    return firstIndex(this.starts.length, (index) => (this.starts[index] ?? 0) > place) - 1;
  }
}
