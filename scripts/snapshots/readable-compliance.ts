import { type Acknowledgement, registerPath } from '../../lib/compliance/acknowledgement';
import { type Finding, ruleName } from '../../lib/compliance/summary';
import type { ComplianceFindings } from '../compliance/report';
import { yaml } from './yaml';

/**
 * The compliance report as one YAML file to review: each open finding; each acknowledged one below its reason, owner
 * and review day; and what the deployment file weakens by name. Sorted, so that a finding or an acknowledgement that
 * comes or goes is a difference of few lines. Constructs and rules are written as the register writes them.
 */
export function readableCompliance({ deployment, summary, weakenings }: ComplianceFindings): string {
  const { packs, open, acknowledged } = summary;
  return yaml({
    deployment,
    packs,
    open: rows(open, deployment),
    acknowledged: byReason(acknowledged).map(({ first, findings }) => ({
      ...accepted(first),
      findings: rows(findings, deployment),
    })),
    weakened: weakenings.map(({ path, value, gives }) => ({ path, value, gives })),
  });
}

function rows(findings: readonly Finding[], deployment: string) {
  return sorted(findings).map((finding) => ({
    pack: finding.pack,
    rule: ruleName(finding),
    construct: registerPath(finding.construct, deployment),
  }));
}

/** What an auditor asks of an accepted finding. One that the register does not hold has words and nobody behind them. */
function accepted({ reason = '', entry }: Finding): Pick<Acknowledgement, 'reason' | 'owner' | 'review'> {
  const { owner, review } = entry ?? { owner: 'nobody', review: 'never' };
  return { reason: entry?.reason ?? reason, owner, review };
}

interface Group {
  readonly first: Finding;
  readonly findings: readonly Finding[];
}

function byReason(findings: readonly Finding[]): readonly Group[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of sorted(findings)) {
    const { reason = '' } = finding;
    groups.set(reason, [...(groups.get(reason) ?? []), finding]);
  }
  return [...groups.values()].flatMap(([first, ...others]) =>
    first ? [{ first, findings: [first, ...others] }] : [],
  );
}

/** By construct, rule and pack; by code points, so that every machine sorts alike. */
function sorted(findings: readonly Finding[]): readonly Finding[] {
  const key = (finding: Finding) => [finding.construct, ruleName(finding), finding.pack].join('\n');
  return [...findings].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
