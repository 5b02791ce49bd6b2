import { GAP, type Gap, type Groups } from './groups';
import type { NumberFormat } from './number-format';
import { NUMBER_FORMATS } from './number-formats';

/** One way of grouping a number, read from its notation. */
export interface Grouping {
  readonly format: NumberFormat;
  readonly gaps: readonly (Gap | 'uniform')[];
  readonly needsWord: boolean;
}

/** The groupings by length of group, so that most numbers are told from all of them in one or two steps. */
export interface GroupingNode {
  readonly next: (GroupingNode | undefined)[];
  readonly groupings: Grouping[];
}

export const GROUPINGS: GroupingNode = { next: [], groupings: [] };

for (const format of NUMBER_FORMATS) {
  for (const notation of format.alone ?? []) plant(notation, format, false);
  for (const notation of format.announced ?? []) plant(notation, format, true);
}

function plant(notation: string, format: NumberFormat, needsWord: boolean): void {
  let node = GROUPINGS;
  for (const length of notation.split(/\D/).map(Number)) {
    node = node.next[length] ??= { next: [], groupings: [] };
  }
  const gaps = [...notation.replace(/\d/g, '')].map(gapNamed);
  node.groupings.push({ format, gaps, needsWord });
}

function gapNamed(separator: string): Gap | 'uniform' {
  const named = { ' ': GAP.space, '-': GAP.dash, '.': GAP.dot, '/': GAP.slash }[separator];
  return named ?? 'uniform';
}

/** Whether the gaps between groups `first` and `last` are those of the grouping. */
export function gapsFit({ gaps }: Grouping, groups: Groups, first: number): boolean {
  const uniform = groups.gaps[first + 1];
  for (let i = 0; i < gaps.length; i++) {
    const found = groups.gaps[first + 1 + i];
    if (found === GAP.bracket || found !== (gaps[i] === 'uniform' ? uniform : gaps[i])) return false;
    if (found === GAP.slash && gaps[i] === 'uniform') return false;
  }
  return true;
}
