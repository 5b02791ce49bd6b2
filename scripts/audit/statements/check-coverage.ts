import type { AuditFinding } from '../audit-finding';
import type { Lost } from '../chains/verify-chains';
import type { SignedHeads } from './signed-heads';
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
  /** Records from before the first statement of a part. */
  outside = 0;
  newest = Number.NEGATIVE_INFINITY;
  private readonly unsigned = new Map<string, Run>();
  private readonly late = new Map<string, Run & { readonly statement: number }>();

  /** @param asOf the time of the copy */
  constructor(
    private readonly heads: SignedHeads,
    private readonly part: boolean,
    private readonly asOf: number,
    private readonly report: (finding: AuditFinding) => void,
  ) {}

  see(line: CoveredLine): void {
    const { writer, sequence, time } = line;
    this.newest = Math.max(this.newest, time);
    this.compareWithHead(line);
    const statement = this.heads.covering(writer, sequence);
    if (statement === undefined) this.uncovered(line);
    else if (time > (this.heads.statements[statement]?.time ?? 0) + CLOCK_MS) {
      this.future(line, `its time ${iso(time)} is after the statement that covers it`);
    } else if (this.heads.isOverdue(time, statement)) {
      grow(this.late, `${writer} ${statement}`, line, (run) => ({ ...run, statement }));
    }
  }

  /**
   * Compares records that their writer recorded as not acknowledged, and that are not here, with what the signer read.
   *
   * @param incomplete statements of which objects are not here
   */
  lost({ writer, first, last }: Lost, incomplete: ReadonlySet<number>): void {
    for (const stretch of this.heads.within(writer, first, last)) {
      if (this.part && incomplete.has(stretch.statement)) continue;
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
    if (heads.some((head) => head.hash === hash)) return;
    const by = this.heads.statements[heads[0]?.statement ?? 0]?.where;
    const words = `record ${sequence} of writer ${writer} is not the one that ${by} names: it, or all from some record to it, were written anew`;
    this.report({ kind: 'rewritten', where, words });
  }

  private uncovered(line: CoveredLine): void {
    const { time } = line;
    const [first] = this.heads.statements;
    if (time > this.asOf + CLOCK_MS) this.future(line, `its time ${iso(time)} is after ${iso(this.asOf)}`);
    else if (!this.heads.isOverdue(time)) this.pending++;
    else if (this.part && first && first.sequence > 1 && time <= first.time) this.outside++;
    else grow(this.unsigned, line.writer, line, (run) => run);
  }

  private future({ where, writer, sequence }: CoveredLine, why: string): void {
    this.report({ kind: 'future', where, words: `record ${sequence} of writer ${writer}: ${why}` });
  }

  /** @param incomplete statements of which objects are not here; where the source is a part, their heads are not missed */
  finish(incomplete: ReadonlySet<number>): void {
    for (const { where, ...run } of this.unsigned.values()) {
      const words = `${named(run)} by no statement that is here, although later ones cover others: added without the signer, never delivered to it, or its statement is missing`;
      this.report({ kind: 'unsigned', where, words });
    }
    for (const { where, statement, ...run } of this.late.values()) {
      const at = this.heads.statements[statement];
      const words = `${named(run)} first by ${at?.where} of ${iso(at?.time ?? 0)}, although statements before it were signed after them: may have been added afterwards, or delivered late`;
      this.report({ kind: 'late', where, words });
    }
    for (const { seen, statement, writer, sequence } of this.heads.all()) {
      if (seen || (this.part && incomplete.has(statement))) continue;
      const where = this.heads.statements[statement]?.where ?? '';
      const words = `it names record ${sequence} of writer ${writer}, which is not here: the end of the chain, or the whole chain, was removed, or is in an object that was not read`;
      this.report({ kind: 'removed', where, words });
    }
  }
}

const iso = (time: number) => new Date(time).toISOString();

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
