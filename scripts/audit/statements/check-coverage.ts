import type { AuditFinding } from '../audit-finding';
import type { Lost } from '../chains/verify-chains';
import { iso } from '../in-words';
import { type CoveredLine, coveredInWords, FaultyRuns } from './faulty-runs';
import { folderHour } from './folder-hour';
import type { SignedHeads } from './signed-heads';
import type { StatedPart } from './stated-part';
import { CLOCK_MS } from './time-limits';

/** An object of records, as far as statements say something about it. */
export interface CoveredObject {
  readonly where: string;
  readonly key: string;
  /** The first statement that names it. */
  readonly statement: number | undefined;
}

/** What the statements say about records, one after the other. */
export class CoverageCheck {
  /** Records that no statement can cover yet. */
  pending = 0;
  /** The times of the oldest and the newest record. */
  oldest = Number.POSITIVE_INFINITY;
  newest = Number.NEGATIVE_INFINITY;
  private readonly unsigned = new FaultyRuns();
  private readonly added = new FaultyRuns();
  private readonly late = new FaultyRuns();

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
      this.late.add(line, statement);
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

  /** Faulty records so far, of the kinds of fault that an object may have as a whole. */
  get untimely(): number {
    return this.unsigned.records + this.added.records + this.late.records;
  }

  /**
   * Compares records that their writer recorded as not acknowledged, and that are not here, with what the signer read.
   */
  lost({ writer, first, last }: Lost): void {
    for (const stretch of this.heads.within(writer, first, last)) {
      if (this.part && !this.part.statements.has(stretch.statement)) continue;
      const where = this.heads.whereOf(stretch.statement);
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
    const [first] = heads;
    if (!first) return;
    for (const head of heads) {
      head.seen = true;
      if (head.hash === hash) head.matched = true;
    }
    if (heads.some((head) => head.hash === hash)) return;
    const by = this.heads.whereOf(first.statement);
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
    else if (statement !== undefined) this.added.add(line);
    else if (this.heads.isOverdue(written)) this.unsigned.add(line);
    else this.pending++;
  }

  private future({ where, writer, sequence }: CoveredLine, why: string): void {
    this.report({ kind: 'future', where, words: `record ${sequence} of writer ${writer}: ${why}` });
  }

  finish(): void {
    for (const run of this.unsigned.all()) {
      const words = `${coveredInWords(run)} by no statement that is here, although later ones cover others: added without the signer, never delivered to it, or its statement is missing`;
      this.report({ kind: 'unsigned', where: run.where, words });
    }
    for (const run of this.added.all()) {
      const words = `${coveredInWords(run)} by no statement, and in an object that one names: added after the object was signed`;
      this.report({ kind: 'unsigned', where: run.where, words });
    }
    for (const run of this.late.all()) {
      const at = this.heads.statements[run.statement ?? 0];
      const words = `${coveredInWords(run)} first by ${at?.where} of ${iso(at?.time ?? 0)}, although statements before it were signed after them: may have been added afterwards, or delivered late`;
      this.report({ kind: 'late', where: run.where, words });
    }
    for (const { seen, statement, writer, sequence } of this.heads.all()) {
      if (seen || (this.part && !this.part.statements.has(statement))) continue;
      const where = this.heads.whereOf(statement);
      const words = `it names record ${sequence} of writer ${writer}, which is not here: the end of the chain, or the whole chain, was removed, or is in an object that was not read`;
      this.report({ kind: 'removed', where, words });
    }
  }
}
