import { type Finding, ruleName } from './summary';

/** Findings that share a rule name (in whatever pack) and a reason, read as one. */
export interface FindingGroup {
  readonly rule: string;
  /** Why they are accepted. @default nobody has acknowledged them */
  readonly reason?: string;
  /** What the rule asks for, in the words of its pack. */
  readonly says?: string;
  readonly packs: readonly string[];
  readonly constructs: readonly string[];
}

/** Groups findings for people to read, sorted by rule. */
export function findingGroups(findings: readonly Finding[]): readonly FindingGroup[] {
  const byKey = new Map<string, readonly Finding[]>();
  for (const finding of findings) {
    const key = `${ruleName(finding)}\n${finding.reason ?? ''}`;
    byKey.set(key, [...(byKey.get(key) ?? []), finding]);
  }
  const groups = [...byKey.values()].flatMap(([first, ...others]) => (first ? [group(first, others)] : []));
  return groups.sort((a, b) => a.rule.localeCompare(b.rule, 'en'));
}

function group(first: Finding, others: readonly Finding[]): FindingGroup {
  const all = [first, ...others];
  return {
    rule: ruleName(first),
    reason: first.reason,
    says: first.says,
    packs: [...new Set(all.map(({ pack }) => pack))],
    constructs: [...new Set(all.map(({ construct }) => construct))],
  };
}
