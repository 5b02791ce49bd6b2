import type { AuditFinding } from '../audit-finding';
import type { Lost } from '../chains/verify-chains';
import { iso } from '../in-words';
import { folderHour } from './folder-hour';
import type { SignedHeads } from './signed-heads';
import type { StatedPart } from './stated-part';
import { CLOCK_MS } from './time-limits';

/** A record, as far as a statement can cover it. */
export interface CoveredLine {
  readonly where: string;
  readonly hash: string;
  readonly writer: string;
  readonly sequence: number;
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** An object of records, as far as statements say something about it. */
export interface CoveredObject {
  readonly where: string;
  readonly key: string;
  /** The first statement that names it. */
  readonly statement: number | undefined;
}

/** Records of one chain with the same fault. */
interface Run {
  readonly where: string;
  readonly writer: string;
  first: number;
  last: number;
  count: number;
  from: number;
  to: number;
}

/** How many runs are kept. A copy with more of them has findings enough. */
const KEPT_RUNS = 10_000;

/** What the statements say about records, one after the other. */
export class CoverageCheck {
  /** Records that no statement can cover yet. */
  pending = 0;
  /** The times of the oldest and the newest record. */
  oldest = Number.POSITIVE_INFINITY;
  newest = Number.NEGATIVE_INFINITY;
  private counted = 0;
  private readonly unsigned = new Map<string, Run>();
  private readonly added = new Map<string, Run>();
  private readonly late = new Map<string, Run & { readonly statement: number }>();

  /**
   * @param part where not all records are read
   * @param asOf the time of the copy, or of this moment
   */
  constructor(
    private readonly heads: SignedHeads,
    private readonly part: StatedPart | undefined,
    private readonly asOf: () => number,
    private readonly report: (finding: AuditFinding) => void,
  ) {}

  /** @param object the object that the record was read from */
  see(line: CoveredLine, object: CoveredObject): void {
    const { writer, sequence, time } = line;
    this.oldest = Math.min(this.oldest, time);
    this.newest = Math.max(this.newest, time);
    this.compareWithHead(line);
    const statement = this.heads.covering(writer, sequence);
    if (statement === undefined) this.uncovered(line, object);
    else if (time > (this.heads.statements[statement]?.time ?? 0) + CLOCK_MS) {
      this.future(line, `its time ${iso(time)} is after the statement that covers it`);
    } else if (this.heads.isOverdue(time, statement)) {
      this.counted++;
      grow(this.late, `${writer} ${statement}`, line, (run) => ({ ...run, statement }));
    }
  }

  /**
   * Checks when an object with records was signed. The hour in its key says that, whatever time its records claim.
   *
   * @param alreadyFound a finding about its records says the same
   */
  object({ where, key, statement }: CoveredObject, alreadyFound: boolean): void {
    if (this.heads.statements.length === 0) return;
    const hour = folderHour(key);
    const words = hour ? `of the hour from ${iso(hour.from)}` : 'whose key has no hour';
    if (statement === undefined) {
      if (hour && hour.from > this.asOf() + CLOCK_MS) {
        this.report({ kind: 'future', where, words: `it is an object ${words}, after ${iso(this.asOf())}` });
      } else if (!alreadyFound && (!hour || this.heads.isOverdue(hour.to))) {
        const why = `it is an object of records ${words}, and no statement names it: added without the signer, or never delivered to it`;
        this.report({ kind: 'unsigned', where, words: why });
      }
      return;
    }
    const by = this.heads.statements[statement];
    if (!hour || !by) return;
    if (hour.from > by.time + CLOCK_MS) {
      const why = `it is an object ${words}, and ${by.where} of ${iso(by.time)} names it`;
      this.report({ kind: 'future', where, words: why });
    } else if (!alreadyFound && this.heads.isOverdue(hour.to, statement)) {
      const why = `it is an object ${words}, and ${by.where} of ${iso(by.time)} is the first that names it, although statements before it were signed after that hour: may have been added afterwards, or delivered late`;
      this.report({ kind: 'late', where, words: why });
    }
  }

  /** Findings about records so far, of the kinds that an object may have as a whole. */
  get untimely(): number {
    return this.counted;
  }

  /**
   * Compares records that their writer recorded as not acknowledged, and that are not here, with what the signer read.
   */
  lost({ writer, first, last }: Lost): void {
    for (const stretch of this.heads.within(writer, first, last)) {
      if (this.part && !this.part.statements.has(stretch.statement)) continue;
      const where = this.heads.statements[stretch.statement]?.where ?? '';
      const which =
        stretch.first === stretch.last
          ? `record ${stretch.first}`
          : `records ${stretch.first} to ${stretch.last}`;
      const words = `it covers ${which} of writer ${writer}, which the stream did not acknowledge and stored all the same: removed since, or in an object that was not read`;
      this.report({ kind: 'removed', where, words });
    }
  }

  private compareWithHead({ where, hash, writer, sequence }: CoveredLine): void {
    const heads = this.heads.at(writer, sequence);
    if (heads.length === 0) return;
    for (const head of heads) head.seen = true;
    const same = heads.filter((head) => head.hash === hash);
    for (const head of same) head.matched = true;
    if (same.length > 0) return;
    const by = this.heads.statements[heads[0]?.statement ?? 0]?.where;
    const words = `record ${sequence} of writer ${writer} is not the one that ${by} names: it, or all from some record to it, were written anew`;
    this.report({ kind: 'rewritten', where, words });
  }

  /** A record is pending only if neither its time, nor its object, nor the records after it show that it is older. */
  private uncovered(line: CoveredLine, { key, statement }: CoveredObject): void {
    const { writer, sequence, time } = line;
    const hour = folderHour(key);
    const written = Math.min(
      time,
      hour?.to ?? Number.NEGATIVE_INFINITY,
      this.heads.timeAfter(writer, sequence) + CLOCK_MS,
    );
    if (time > this.asOf() + CLOCK_MS)
      this.future(line, `its time ${iso(time)} is after ${iso(this.asOf())}`);
    else if (statement !== undefined) {
      this.counted++;
      grow(this.added, writer, line, (run) => run);
    } else if (!this.heads.isOverdue(written)) this.pending++;
    else {
      this.counted++;
      grow(this.unsigned, writer, line, (run) => run);
    }
  }

  private future({ where, writer, sequence }: CoveredLine, why: string): void {
    this.report({ kind: 'future', where, words: `record ${sequence} of writer ${writer}: ${why}` });
  }

  finish(): void {
    for (const { where, ...run } of this.unsigned.values()) {
      const words = `${named(run)} by no statement that is here, although later ones cover others: added without the signer, never delivered to it, or its statement is missing`;
      this.report({ kind: 'unsigned', where, words });
    }
    for (const { where, ...run } of this.added.values()) {
      const words = `${named(run)} by no statement, and in an object that one names: added after the object was signed`;
      this.report({ kind: 'unsigned', where, words });
    }
    for (const { where, statement, ...run } of this.late.values()) {
      const at = this.heads.statements[statement];
      const words = `${named(run)} first by ${at?.where} of ${iso(at?.time ?? 0)}, although statements before it were signed after them: may have been added afterwards, or delivered late`;
      this.report({ kind: 'late', where, words });
    }
    for (const { seen, statement, writer, sequence } of this.heads.all()) {
      if (seen || (this.part && !this.part.statements.has(statement))) continue;
      const where = this.heads.statements[statement]?.where ?? '';
      const words = `it names record ${sequence} of writer ${writer}, which is not here: the end of the chain, or the whole chain, was removed, or is in an object that was not read`;
      this.report({ kind: 'removed', where, words });
    }
  }
}

const named = ({ first, last, count, writer, from, to }: Omit<Run, 'where'>) =>
  count === 1
    ? `record ${first} of writer ${writer}, of ${iso(from)}, is covered`
    : `${count} records from ${first} to ${last} of writer ${writer}, of ${iso(from)} to ${iso(to)}, are covered`;

function grow<R extends Run>(
  runs: Map<string, R>,
  key: string,
  line: CoveredLine,
  made: (run: Run) => R,
): void {
  const { where, writer, sequence, time } = line;
  const run = runs.get(key);
  if (run) {
    run.first = Math.min(run.first, sequence);
    run.last = Math.max(run.last, sequence);
    run.from = Math.min(run.from, time);
    run.to = Math.max(run.to, time);
    run.count++;
  } else if (runs.size < KEPT_RUNS) {
    runs.set(key, made({ where, writer, first: sequence, last: sequence, count: 1, from: time, to: time }));
  }
}
