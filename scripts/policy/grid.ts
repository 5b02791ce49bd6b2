import type { EffectiveVerdict } from '../../policy/effective-verdict';
import { columns } from '../command-line/columns';

/**
 * The findings of one lane and caller: a line for each class and a column for each model. The reasons of the refusals
 * follow by number.
 */
export function grid(findings: readonly EffectiveVerdict[], indent: string): readonly string[] {
  const models = [...new Set(findings.map(({ model }) => model))];
  const classes = [...new Set(findings.map(({ dataClass }) => dataClass))];
  const reasons = [...new Set(findings.filter(({ kept }) => !kept).map(({ words }) => words))];
  const cell = (finding: EffectiveVerdict | undefined) => {
    if (!finding) return '';
    return finding.kept ? 'kept' : `refused ${reasons.indexOf(finding.words) + 1}`;
  };
  const rows = classes.map((dataClass) => [
    dataClass,
    ...models.map((model) =>
      cell(findings.find((finding) => finding.model === model && finding.dataClass === dataClass)),
    ),
  ]);
  return [
    ...columns([['', ...models], ...rows], indent),
    ...columns(
      reasons.map((words, index) => [`${index + 1}`, words]),
      indent,
    ),
  ];
}
