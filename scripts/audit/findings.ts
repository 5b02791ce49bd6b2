import type { AuditFinding, FindingKind } from './audit-finding';

/** How many findings of one kind are kept and printed. More are counted. */
export const KEPT_OF_A_KIND = 100;

/** Findings in bounded memory. */
export class Findings {
  private readonly kept: AuditFinding[] = [];
  private readonly counts = new Map<FindingKind, number>();

  readonly add = (finding: AuditFinding): void => {
    const count = (this.counts.get(finding.kind) ?? 0) + 1;
    this.counts.set(finding.kind, count);
    if (count <= KEPT_OF_A_KIND) this.kept.push(finding);
  };

  get count(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }

  /** In the order in which they were found. */
  get list(): readonly AuditFinding[] {
    return this.kept;
  }

  /** The kinds with more findings than are kept, and how many more. */
  get more(): readonly (readonly [FindingKind, number])[] {
    return [...this.counts].flatMap(([kind, count]) =>
      count > KEPT_OF_A_KIND ? [[kind, count - KEPT_OF_A_KIND] as const] : [],
    );
  }
}
