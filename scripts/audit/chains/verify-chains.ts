import type { Places } from '../../../lambda/router/records/schema/chain';
import type { AuditFinding } from '../audit-finding';
import { type ChainedLine, namesWrongBeginning, wrongBeginning } from './link';
import { kept, type Pages, PlaceStore } from './place-store';
import { addPlaces, clipped, countWithin } from './places';

/** A fault at one place, without the lines that it is about: a second look at the source finds them. */
export type Suspicion = { readonly writer: string; readonly sequence: number } & (
  | { readonly kind: 'forked' | 'altered' }
  | { readonly kind: 'missing'; readonly from: number; readonly missing: number }
);

/** What a line is in its chain. */
export type Arrival =
  | 'new'
  /** Byte for byte the record that is already in this place: Firehose delivers at least once. */
  | 'repeated'
  /** Another record is already in this place. */
  | 'forked';

interface Writer {
  readonly pages: Pages;
  /** The hash that a record names as its predecessor, by its place, until the predecessor arrives. */
  readonly waiting: Map<number, string>;
  /** Records of this writer that name earlier ones as not acknowledged. */
  readonly tellers: Teller[];
}

interface Teller {
  readonly sequence: number;
  readonly places: readonly Places[];
}

/** What signed statements say about the places of chains. */
export interface StatedPlaces {
  /** The last place of this chain that a statement covers; 0 where none covers one. */
  readonly lastPlace: (writer: string) => number;
  /** A statement names the record that was read in this place, by its hash. */
  readonly confirms: (writer: string, sequence: number) => boolean;
  /** Places up to `last` whose records are outside of the part that is verified. @default none */
  readonly outside?: (writer: string, last: number) => readonly Places[];
}

/** Without statements, a later record of a chain is all that can explain a gap in it. */
const NO_STATEMENTS: StatedPlaces = { lastPlace: () => 0, confirms: () => false };

/** Records of a chain that are not here, and that their writer recorded as not acknowledged. */
export interface Lost extends Places {
  readonly writer: string;
}

/** How many suspicions of one kind, and how many repeated ids, are looked at again. */
export const LOOKED_AT_AGAIN = 100;

/**
 * Finds what was altered, removed or added inside chains. Lines come in any order, one after the other; a line that
 * comes near its neighbours costs 16 bytes. The last record of a chain has no successor: a change of it, or the
 * removal of later records, is not found here.
 */
export class ChainVerifier {
  records = 0;
  /** Repeated lines. */
  duplicates = 0;
  /** Missing records that their writer recorded as not acknowledged. */
  unacknowledged = 0;
  readonly suspicions: Suspicion[] = [];
  private readonly counts = { forked: 0, altered: 0, missing: 0 };
  private readonly store = new PlaceStore();
  private readonly writers = new Map<string, Writer>();

  constructor(private readonly report: (finding: AuditFinding) => void) {}

  get chains(): number {
    return this.writers.size;
  }

  /** Faults that are not among the suspicions, because there are too many. */
  get more(): number {
    return Object.values(this.counts).reduce((sum, count) => sum + Math.max(0, count - LOOKED_AT_AGAIN), 0);
  }

  add(line: ChainedLine): Arrival {
    const { writer: name, sequence, previous, hash } = line;
    const writer = this.writerOf(name);
    const there = this.store.get(writer.pages, sequence);
    if (there === kept(hash)) {
      this.duplicates++;
      return 'repeated';
    }
    this.records++;
    if (line.unacknowledged.length > 0) writer.tellers.push({ sequence, places: line.unacknowledged });
    if (there !== undefined) {
      this.suspect({ kind: 'forked', writer: name, sequence });
      return 'forked';
    }
    this.store.set(writer.pages, sequence, hash);
    if (namesWrongBeginning(line)) this.report(wrongBeginning(line));
    else if (previous !== null) this.linkBack(name, writer, sequence, kept(previous));
    this.linkForward(name, writer, sequence, kept(hash));
    return 'new';
  }

  private linkBack(name: string, writer: Writer, sequence: number, previous: string): void {
    const before = this.store.get(writer.pages, sequence - 1);
    if (before === undefined) writer.waiting.set(sequence, previous);
    else if (before !== previous) this.suspect({ kind: 'altered', writer: name, sequence });
  }

  private linkForward(name: string, writer: Writer, sequence: number, hash: string): void {
    const named = writer.waiting.get(sequence + 1);
    if (named === undefined) return;
    writer.waiting.delete(sequence + 1);
    if (named !== hash) this.suspect({ kind: 'altered', writer: name, sequence: sequence + 1 });
  }

  /**
   * Finds the gaps. To be called after the last line.
   *
   * @param lost called with each gap that the writer explains
   */
  finish(stated: StatedPlaces = NO_STATEMENTS, lost: (gap: Lost) => void = () => undefined): void {
    for (const [name, writer] of this.writers) {
      const told = this.told(name, writer, stated);
      let before = 0;
      for (const sequence of this.store.places(writer.pages)) {
        const gap = { writer: name, first: before + 1, last: sequence - 1 };
        const absent = sequence - before - 1;
        before = sequence;
        if (absent === 0) continue;
        const outside = stated.outside?.(name, gap.last) ?? [];
        const elsewhere = countWithin(outside, gap);
        const excused = countWithin([...told, ...outside], gap);
        this.unacknowledged += excused - elsewhere;
        const missing = absent - excused;
        if (missing > 0) this.suspect({ kind: 'missing', writer: name, sequence, from: gap.first, missing });
        else lost(gap);
      }
    }
  }

  /**
   * The places that records of a chain excuse. A record speaks of places before its own. Up to the last place that a
   * statement covers, it is believed only if the hashes from it to a signed head are those that were signed. After that
   * place nothing is signed yet, and a removal is as little shown as an addition.
   */
  private told(name: string, writer: Writer, stated: StatedPlaces): readonly Places[] {
    if (writer.tellers.length === 0) return [];
    const last = stated.lastPlace(name);
    const tied = last > 0 ? this.tied(name, writer, stated) : new Set<number>();
    let told: Places[] = [];
    for (const { sequence, places } of writer.tellers) {
      const first = tied.has(sequence) ? 1 : last + 1;
      told = addPlaces(told, clipped(places, { first, last: sequence - 1 }));
    }
    return told;
  }

  /** The tellers from which an unbroken row of records leads to one that a statement names. A wrong link is a finding. */
  private tied(name: string, { pages, tellers }: Writer, stated: StatedPlaces): ReadonlySet<number> {
    const wanted = new Set(tellers.map(({ sequence }) => sequence));
    const tied = new Set<number>();
    let row: number[] = [];
    let before = 0;
    for (const sequence of this.store.places(pages)) {
      if (sequence !== before + 1) row = [];
      before = sequence;
      if (wanted.has(sequence)) row.push(sequence);
      if (row.length === 0 || !stated.confirms(name, sequence)) continue;
      for (const teller of row) tied.add(teller);
      row = [];
    }
    return tied;
  }

  private writerOf(name: string): Writer {
    const known = this.writers.get(name);
    if (known) return known;
    const writer: Writer = { pages: new Map(), waiting: new Map(), tellers: [] };
    this.writers.set(name, writer);
    return writer;
  }

  private suspect(suspicion: Suspicion): void {
    if (++this.counts[suspicion.kind] <= LOOKED_AT_AGAIN) this.suspicions.push(suspicion);
  }
}
