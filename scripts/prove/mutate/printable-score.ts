import { type Change, pathText } from '../../../lib/sabotage/change';
import { OUTCOMES } from '../../../lib/sabotage/outcome';
import { isClean, type Score, type Tried } from '../../../lib/sabotage/score';
import { columns } from '../../command-line/columns';

/** A score as text for people: a table by area, then everything that needs a decision. */
export function printableScore(deployment: string, score: Score): string {
  return [
    `Sabotage of deployment ${deployment}: ${score.mutations} mutations, ${score.harmless} harmless changes`,
    '',
    ...columns(
      [
        ['area', 'mutations', ...HEADS],
        ...score.areas.map(({ area, mutations, outcomes }) => [area, ...cells(mutations, outcomes)]),
        ['all', ...cells(score.mutations, score.outcomes)],
      ],
      '  ',
    ),
    '',
    ...section('Nothing noticed, without an explanation', score.unexplained),
    ...section('The proof threw an error', score.crashed),
    ...section('A harmless change, taken for a sabotage', score.falseAlarms),
    ...score.stale.map(
      ({ types, paths, reason }) => `Stale explanation: ${types.join(', ')} ${paths.join(', ')}: ${reason}`,
    ),
    isClean(score)
      ? `Every mutation is noticed or explained (${score.explained.length}), and every harmless change holds.`
      : `${score.unexplained.length} mutations survive without an explanation, ${score.crashed.length} crash the proof, ${score.falseAlarms.length} harmless changes fail, ${score.stale.length} explanations are stale.`,
  ].join('\n');
}

const HEADS = ['by the stated claim', 'by another', 'undecided', 'survived', 'crashed'];

const cells = (mutations: number, outcomes: Score['outcomes']): readonly string[] => [
  String(mutations),
  ...OUTCOMES.map((outcome) => String(outcomes[outcome])),
];

/** Changes of the same place, whichever resource and index, are one line with their number. */
function section<C extends Change & { readonly kind: string }>(
  title: string,
  tried: readonly Tried<C>[],
): readonly string[] {
  if (tried.length === 0) return [];
  const groups = new Map<string, Tried<C>[]>();
  for (const one of tried) {
    const key = placeOf(one.change);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const lines = [...groups].map(([place, [first, ...more]]) => {
    const by = first && first.judged.by.length > 0 ? `, by ${first.judged.by.join(', ').slice(0, 160)}` : '';
    return `  ${String(more.length + 1).padStart(5)}  ${place}: ${first?.change.target.where} ${first?.change.how}${by}`;
  });
  return [`${title}: ${tried.length}`, ...lines.sort(), ''];
}

function placeOf({ kind, target }: Change & { readonly kind: string }): string {
  return `${target.type} ${pathText({ ...target, path: target.path.map((key) => (typeof key === 'number' ? '*' : key)) })} ${kind}`;
}
