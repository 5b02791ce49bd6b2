import { type EffectiveVerdict, verdictsIfDetected, verdictsOn } from '../../policy/effective-verdict';
import { LANES, type Lane } from '../../policy/lane';
import { lanesOf, type Policy } from '../../policy/route-table';
import { columns } from '../command-line/columns';

/** Which callers may reach a model, and which may not: what `--json` prints. */
export interface WhoCan {
  readonly model: string;
  readonly may: readonly EffectiveVerdict[];
  readonly mayNot: readonly EffectiveVerdict[];
  /** Refused where data is declared restricted, kept if only the detector finds it restricted. */
  readonly ifDetected: readonly EffectiveVerdict[];
  /** Callers with no credential for a lane the deployment has. */
  readonly strangers: readonly { readonly lane: Lane; readonly caller: string }[];
}

/** @param only one lane. @default every lane */
export function whoCan(policy: Policy, model: string, only?: Lane): WhoCan {
  const wanted = (lane: Lane) => only === undefined || lane === only;
  const findings = verdictsOn(policy, model).filter(({ lane }) => wanted(lane));
  return {
    model,
    may: findings.filter(({ kept }) => kept),
    mayNot: findings.filter(({ kept }) => !kept),
    ifDetected: verdictsIfDetected(policy, model).filter(({ kept, lane }) => kept && wanted(lane)),
    strangers: lanesOf(policy)
      .filter(wanted)
      .flatMap((lane) =>
        policy.callers
          .filter(({ lanes = LANES }) => !lanes.includes(lane))
          .map(({ name }) => ({ lane, caller: name })),
      ),
  };
}

export function whoCanText({ model, may, mayNot, ifDetected, strangers }: WhoCan): string {
  const refusals = [
    ...together(mayNot, ({ words }) => words),
    ...strangers.map(({ lane, caller }) => [lane, caller, 'any', 'has no credential for this lane']),
  ];
  return [
    ...(may.length > 0 ? [`May reach ${model}:`] : [`No caller may reach ${model}.`]),
    ...columns(
      together(may, () => ''),
      '  ',
    ),
    ...(ifDetected.length > 0 ? ['', `May reach ${model} where only the detector finds the class:`] : []),
    ...columns(
      together(ifDetected, () => ''),
      '  ',
    ),
    ...(refusals.length > 0 ? ['', `May not reach ${model}:`] : []),
    ...columns(refusals, '  '),
  ].join('\n');
}

/** Lane, caller, classes, words: one line for the classes of one lane and caller that have the same words. */
function together(
  findings: readonly EffectiveVerdict[],
  words: (finding: EffectiveVerdict) => string,
): readonly (readonly string[])[] {
  const lines = new Map<string, { readonly finding: EffectiveVerdict; readonly classes: string[] }>();
  for (const finding of findings) {
    const key = [finding.lane, finding.caller, words(finding)].join('\n');
    const line = lines.get(key) ?? { finding, classes: [] };
    line.classes.push(finding.dataClass);
    lines.set(key, line);
  }
  return [...lines.values()].map(({ finding, classes }) => [
    finding.lane,
    finding.caller,
    classes.join(', '),
    words(finding),
  ]);
}
