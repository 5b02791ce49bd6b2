import { type PackFinding, ruleName } from '../../lib/compliance/summary';
import type { ComplianceReport } from './report';

/** The compliance report as text for people: open findings first, then the acknowledged ones, then weakenings. */
export function printable({ deployment, summary, weakenings }: ComplianceReport): string {
  const { packs, open, acknowledged } = summary;
  return [
    `Compliance of deployment ${deployment}`,
    `Packs, over the construct tree and over the templates: ${packs.join(', ')}`,
    `${open.length} open, ${acknowledged.length} acknowledged`,
    ...section('Open: each stops the synth until it is fixed or entered in lib/compliance/register', open),
    ...section('Acknowledged', acknowledged),
    ...(weakenings.length > 0 ? ['', 'Weakened by name in the deployment file'] : []),
    ...weakenings.flatMap(({ path, value, gives }) => ['', `  ${path}: ${value}`, `      ${gives}`]),
  ].join('\n');
}

function section(title: string, findings: readonly PackFinding[]): string[] {
  if (findings.length === 0) return [];
  return ['', title, ...grouped(findings).flatMap((group) => ['', ...printGroup(group)])];
}

/** Findings that share a rule name (in whatever pack) and a reason, read as one. */
interface Group {
  readonly rule: string;
  readonly reason?: string;
  readonly packs: Set<string>;
  readonly constructs: Set<string>;
}

function grouped(findings: readonly PackFinding[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const finding of findings) {
    const { pack, construct, reason } = finding;
    const rule = ruleName(finding);
    const key = `${rule}\n${reason ?? ''}`;
    const group = groups.get(key) ?? { rule, reason, packs: new Set(), constructs: new Set() };
    groups.set(key, group);
    group.packs.add(pack);
    group.constructs.add(construct);
  }
  return [...groups.values()].sort((a, b) => a.rule.localeCompare(b.rule, 'en'));
}

function printGroup({ rule, reason, packs, constructs }: Group): string[] {
  return [
    `  ${rule}  (${[...packs].join(', ')})`,
    ...[...constructs].map((construct) => `      ${construct}`),
    ...(reason ? [`      ${reason}`] : []),
  ];
}
