import { type FindingGroup, findingGroups } from '../../lib/compliance/finding-groups';
import type { PackFinding } from '../../lib/compliance/summary';
import { vouchedInWords } from '../../lib/config/imports/vouched';
import { ownWeightsInWords } from '../../lib/config/own-weights';
import type { ComplianceReport } from './report';

/**
 * The compliance report as text for people: open findings first, then the acknowledged ones, then weakenings, what is
 * imported, and own weights.
 */
export function printable({ deployment, summary, weakenings, vouched, approved }: ComplianceReport): string {
  const { packs, open, acknowledged } = summary;
  return [
    `Compliance of deployment ${deployment}`,
    `Rule packs, over the construct tree and over the templates; ControlTower over all resources with their values resolved: ${packs.join(', ')}`,
    `${open.length} open, ${acknowledged.length} acknowledged`,
    ...section(
      'Open: each stops the synth until it is fixed, or accepted by name in the deployment file or lib/compliance/register',
      open,
    ),
    ...section('Acknowledged', acknowledged),
    ...(weakenings.length > 0 ? ['', 'Weakened by name in the deployment file'] : []),
    ...weakenings.flatMap(({ path, value, gives }) => ['', `  ${path}: ${value}`, `      ${gives}`]),
    ...(vouched.length > 0 ? ['', 'Of other teams: no pack sees it, and its owner vouches for it'] : []),
    ...vouched.flatMap((one) => [
      '',
      `  ${one.path}: ${vouchedInWords(one)}`,
      ...[...one.further, ...one.says].map((words) => `      ${words}`),
    ]),
    ...(approved.length > 0 ? ['', 'Own weights: no public source has them, and they are approved'] : []),
    ...approved.flatMap((one) => ['', `  ${one.path}: ${ownWeightsInWords(one)}`]),
  ].join('\n');
}

function section(title: string, findings: readonly PackFinding[]): string[] {
  if (findings.length === 0) return [];
  return ['', title, ...findingGroups(findings).flatMap((group) => ['', ...printGroup(group)])];
}

function printGroup({ rule, reason, packs, constructs }: FindingGroup): string[] {
  return [
    `  ${rule}  (${packs.join(', ')})`,
    ...constructs.map((construct) => `      ${construct}`),
    ...(reason ? [`      ${reason}`] : []),
  ];
}
