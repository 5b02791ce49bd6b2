import path from 'node:path';
import type { SynthesizedStack } from '../../lib/assembly/read-assembly';
import { type ComplianceSummary, complianceOf } from '../../lib/compliance/summary';
import { type Vouched, vouchedInWords } from '../../lib/config/imports/vouched';
import { typedCommand } from '../command-line/typed-command';

/**
 * The stacks of a synth, the results of the compliance packs, and what is imported.
 *
 * @param assembly the folder of the cloud assembly
 */
export function synthesisSummary(
  deployment: string,
  assembly: string,
  stacks: readonly SynthesizedStack[],
  imported: readonly Vouched[] = [],
): string {
  return [
    'Stacks',
    ...stackLines(stacks),
    '',
    'Compliance',
    ...complianceLines(complianceOf(assembly)),
    `  ${typedCommand('compliance', deployment)} lists each with its reason`,
    ...(imported.length > 0 ? ['', 'Of other teams, so vouched for'] : []),
    ...imported.map((one) => `  ${vouchedInWords(one)}`),
  ].join('\n');
}

/** Each stack, how many resources it has, where its template is. */
function stackLines(stacks: readonly SynthesizedStack[]): readonly string[] {
  const width = Math.max(...stacks.map(({ name }) => name.length));
  return stacks.map(({ name, template, templateFile }) => {
    const count = `${Object.keys(template.Resources).length} resources`.padStart(13);
    return `  ${name.padEnd(width)}  ${count}  ${path.relative(process.cwd(), templateFile)}`;
  });
}

/** Each pack, with how many of its findings are acknowledged. An open finding would have stopped the synth. */
function complianceLines({ packs, acknowledged, open }: ComplianceSummary): readonly string[] {
  const width = Math.max(...packs.map((pack) => pack.length));
  const count = (findings: ComplianceSummary['open'], pack: string) =>
    findings.filter((finding) => finding.pack === pack).length;
  return packs.map(
    (pack) => `  ${pack.padEnd(width)}  ${count(open, pack)} open, ${count(acknowledged, pack)} acknowledged`,
  );
}
