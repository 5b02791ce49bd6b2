import { type Acknowledgement, registerPath } from '../../lib/compliance/acknowledgement';
import { type PackFinding, ruleName } from '../../lib/compliance/summary';
import type { ComplianceFindings } from '../compliance/report';
import { yaml } from './yaml';

/**
 * The compliance report as one YAML file to review: each open finding; each acknowledged one below its reason, owner
 * and review day; what the deployment file weakens by name; what it imports; and its own weights. Sorted, so that a finding or an acknowledgement that
 * is new or gone is a difference of few lines. Constructs and rules are written as the register writes them.
 */
export function readableCompliance({
  deployment,
  summary,
  weakenings,
  vouched,
  approved,
}: ComplianceFindings): string {
  const { packs, open, acknowledged } = summary;
  return yaml({
    deployment,
    packs,
    open: rows(open),
    acknowledged: byReason(acknowledged).map(({ first, findings }) => ({
      ...accepted(first),
      findings: rows(findings),
    })),
    weakened: weakenings.map(({ path, value, gives }) => ({ path, value, gives })),
    ...(vouched.length > 0 && {
      vouched: vouched.map(({ path, thing, id, further, says, by }) => ({
        path,
        thing,
        id,
        further,
        says,
        by,
      })),
    }),
    ...(approved.length > 0 && {
      approved: approved.map(({ path, weights: { source, licence, approvedBy } }) => ({
        path,
        source,
        licence,
        by: approvedBy,
      })),
    }),
  });
}

function rows(findings: readonly PackFinding[]) {
  return sorted(findings).map((finding) => ({
    pack: finding.pack,
    rule: ruleName(finding),
    construct: registerPath(finding.construct),
  }));
}

/** Reason, owner and review day of an accepted finding. One that is not in the register has a reason and no owner. */
function accepted({ reason = '', entry }: PackFinding): Pick<Acknowledgement, 'reason' | 'owner' | 'review'> {
  const { owner, review } = entry ?? { owner: 'none', review: 'never' };
  return { reason: entry?.reason ?? reason, owner, review };
}

interface Group {
  readonly first: PackFinding;
  readonly findings: readonly PackFinding[];
}

function byReason(findings: readonly PackFinding[]): readonly Group[] {
  const groups = new Map<string, PackFinding[]>();
  for (const finding of sorted(findings)) {
    const { reason = '' } = finding;
    groups.set(reason, [...(groups.get(reason) ?? []), finding]);
  }
  return [...groups.values()].flatMap(([first, ...others]) =>
    first ? [{ first, findings: [first, ...others] }] : [],
  );
}

/** By construct, rule and pack; by code points, so that every machine sorts alike. */
function sorted(findings: readonly PackFinding[]): readonly PackFinding[] {
  const key = (finding: PackFinding) => [finding.construct, ruleName(finding), finding.pack].join('\n');
  return [...findings].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
