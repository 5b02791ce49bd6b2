import type { ChainHeads } from '../../../lambda/chain-heads/schema/chain-heads';
import type { Places } from '../../../lambda/router/records/schema/chain';
import { firstIndex } from './first-index';
import { SignedPlaces, type SignedRun, type SignedStretch } from './signed-places';
import { DELIVERY_MS } from './time-limits';

/** A record that a statement names as a head, and the records before it that it covers. */
export interface SignedHead extends SignedRun {
  readonly hash: string;
  /** The time of the record, in milliseconds since 1970. */
  readonly time: number;
  /** A line with this place was read. */
  seen: boolean;
  /** It was the record that the statement names. */
  matched: boolean;
}

/** A statement, as far as it says when what was covered. */
export interface SignedTime {
  readonly where: string;
  readonly sequence: number;
  readonly time: number;
  /** It left no object for the next one. */
  readonly isComplete: boolean;
}

interface Chain {
  /** By place, then by statement. */
  readonly heads: SignedHead[];
  places: SignedPlaces;
}

/** The heads that statements name, by chain: which statement covers a record, and what it must be. */
export class SignedHeads {
  readonly statements: SignedTime[] = [];
  private readonly chains = new Map<string, Chain>();
  /** For each statement: when the last complete one before it was signed. */
  private completeBefore: number[] = [];

  add(where: string, { sequence, time, readThrough, heads }: ChainHeads): void {
    const statement = this.statements.length;
    this.statements.push({ where, sequence, time: Date.parse(time), isComplete: readThrough === null });
    for (const { writer, first, sequence: place, hash, ...head } of heads) {
      const chain = this.chains.get(writer) ?? { heads: [], places: NO_PLACES };
      chain.heads.push({
        first,
        sequence: place,
        hash,
        time: Date.parse(head.time),
        statement,
        seen: false,
        matched: false,
      });
      this.chains.set(writer, chain);
    }
  }

  /** To be called after the last statement. */
  close(): void {
    let complete = Number.NEGATIVE_INFINITY;
    this.completeBefore = this.statements.map(({ time, isComplete }) => {
      const before = complete;
      if (isComplete) complete = Math.max(complete, time);
      return before;
    });
    this.completeBefore.push(complete);
    for (const chain of this.chains.values()) {
      chain.heads.sort((a, b) => a.sequence - b.sequence || a.statement - b.statement);
      chain.places = new SignedPlaces(chain.heads);
    }
  }

  /** What the statements say about one place; several where they contradict each other, or repeat themselves. */
  at(writer: string, sequence: number): readonly SignedHead[] {
    const { heads } = this.chains.get(writer) ?? NO_CHAIN;
    const found: SignedHead[] = [];
    for (let index = firstAt(heads, sequence); heads[index]?.sequence === sequence; index++) {
      found.push(heads[index] as SignedHead);
    }
    return found;
  }

  /** Where a statement is. */
  readonly whereOf = (statement: number): string => this.statements[statement]?.where ?? '';

  /** The last place of this chain that a statement covers; 0 where none covers one. */
  readonly lastPlace = (writer: string): number => this.chains.get(writer)?.heads.at(-1)?.sequence ?? 0;

  /** Whether the record that was read in this place is one that a statement names. */
  readonly confirms = (writer: string, sequence: number): boolean =>
    this.at(writer, sequence).some(({ matched }) => matched);

  /** The time of the next record after this place that a statement names, as the statement says. */
  timeAfter(writer: string, sequence: number): number {
    const { heads } = this.chains.get(writer) ?? NO_CHAIN;
    return heads[firstAt(heads, sequence + 1)]?.time ?? Number.POSITIVE_INFINITY;
  }

  /** The first statement that covers this place of the chain. */
  covering(writer: string, sequence: number): number | undefined {
    return (this.chains.get(writer) ?? NO_CHAIN).places.at(sequence);
  }

  /** The places from `first` to `last` that statements cover. */
  within(writer: string, first: number, last: number): Iterable<SignedStretch> {
    return (this.chains.get(writer) ?? NO_CHAIN).places.within(first, last);
  }

  /**
   * The places up to `last` whose next covered place is covered by a statement outside of these: their records, or those
   * that say they were lost, are outside of the part.
   */
  outside(writer: string, last: number, inside: ReadonlySet<number>): readonly Places[] {
    const found: Places[] = [];
    let first = 1;
    for (const stretch of this.within(writer, 1, Number.MAX_SAFE_INTEGER - 1)) {
      if (first > last) break;
      if (!inside.has(stretch.statement)) found.push({ first, last: Math.min(stretch.last, last) });
      first = stretch.last + 1;
    }
    return found;
  }

  /**
   * Whether a complete statement was signed, before this one, so long after this time that it should cover what was
   * written then.
   *
   * @param statement the first that covers it; none: the number of statements
   */
  isOverdue(written: number, statement = this.statements.length): boolean {
    const complete = this.completeBefore[statement] ?? Number.NEGATIVE_INFINITY;
    return complete > Number.NEGATIVE_INFINITY && complete >= written + DELIVERY_MS;
  }

  *all(): Generator<SignedHead & { readonly writer: string }> {
    for (const [writer, { heads }] of this.chains) for (const head of heads) yield { ...head, writer };
  }
}

const NO_PLACES = new SignedPlaces([]);
const NO_CHAIN: Chain = { heads: [], places: NO_PLACES };

/** The index of the first head in this place or a later one. */
const firstAt = (heads: readonly SignedHead[], sequence: number): number =>
  firstIndex(heads.length, (index) => (heads[index]?.sequence ?? 0) >= sequence);
