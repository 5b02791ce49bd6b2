import { type PackFinding, ruleName } from './summary';

/** Findings with the same rule name, in any pack, and the same reason. */
export interface FindingGroup {
  readonly rule: string;
  /** Why they are accepted. @default not acknowledged */
  readonly reason?: string;
  /** What the rule asks for, in the words of its pack. */
  readonly says?: string;
  readonly packs: readonly string[];
  readonly constructs: readonly string[];
}

/** Groups findings for people to read, sorted by rule. */
export function findingGroups(findings: readonly PackFinding[]): readonly FindingGroup[] {
  const byKey = new Map<string, readonly PackFinding[]>();
  for (const finding of findings) {
    const key = `${ruleName(finding)}\n${finding.reason ?? ''}`;
    byKey.set(key, [...(byKey.get(key) ?? []), finding]);
  }
  const groups = [...byKey.values()].flatMap(([first, ...others]) => (first ? [group(first, others)] : []));
  return groups.sort((a, b) => a.rule.localeCompare(b.rule, 'en'));
}

function group(first: PackFinding, others: readonly PackFinding[]): FindingGroup {
  const all = [first, ...others];
  return {
    rule: ruleName(first),
    reason: first.reason,
    says: first.says,
    packs: [...new Set(all.map(({ pack }) => pack))],
    constructs: [...new Set(all.map(({ construct }) => construct))],
  };
}
