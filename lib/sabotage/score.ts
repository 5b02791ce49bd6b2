import { type Area, areaOf } from './areas';
import type { HarmlessChange, Mutation } from './change';
import { EXPLAINED_SURVIVORS, type Explanation, explains } from './explained-survivors';
import { type Judged, OUTCOMES, type Outcome } from './outcome';

/** A change, and what the proof said of it. */
export interface Tried<C> {
  readonly change: C;
  readonly judged: Judged;
}

export interface AreaScore {
  readonly area: Area;
  readonly mutations: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
}

/** What a proof is worth: which mutations it noticed, and which harmless changes it took for mutations. */
export interface Score {
  readonly mutations: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly areas: readonly AreaScore[];
  readonly explained: readonly Tried<Mutation>[];
  readonly unexplained: readonly Tried<Mutation>[];
  readonly crashed: readonly Tried<Mutation>[];
  /** Explanations of mutations that are all noticed. Of a sample, none: what was not tried may survive. */
  readonly stale: readonly Explanation[];
  readonly harmless: number;
  readonly falseAlarms: readonly Tried<HarmlessChange>[];
}

export interface Trials {
  readonly mutations: readonly Tried<Mutation>[];
  readonly harmless: readonly Tried<HarmlessChange>[];
  /** Whether every mutation was tried. */
  readonly whole: boolean;
}

/** Whether a proof may be relied on after this score. */
export const isClean = ({ unexplained, crashed, stale, falseAlarms }: Score): boolean =>
  [unexplained, crashed, stale, falseAlarms].every(({ length }) => length === 0);

export function scoreOf(
  { mutations, harmless, whole }: Trials,
  explanations: readonly Explanation[] = EXPLAINED_SURVIVORS,
): Score {
  const survivors = mutations.filter(({ judged }) => judged.outcome === 'survived');
  const isExplained = ({ change }: Tried<Mutation>) => explanations.some((one) => explains(one, change));
  const isStale = (one: Explanation) =>
    mutations.some(({ change }) => explains(one, change)) &&
    !survivors.some(({ change }) => explains(one, change));
  const areas = [...new Set(mutations.map(({ change }) => areaOf(change)))].sort();
  return {
    mutations: mutations.length,
    outcomes: counted(mutations),
    areas: areas.map((area) => {
      const inArea = mutations.filter(({ change }) => areaOf(change) === area);
      return { area, mutations: inArea.length, outcomes: counted(inArea) };
    }),
    explained: survivors.filter(isExplained),
    unexplained: survivors.filter((one) => !isExplained(one)),
    crashed: mutations.filter(({ judged }) => judged.outcome === 'crashed'),
    stale: whole ? explanations.filter(isStale) : [],
    harmless: harmless.length,
    falseAlarms: harmless.filter(({ judged }) => judged.outcome !== 'survived'),
  };
}

function counted(tried: readonly Tried<unknown>[]): Readonly<Record<Outcome, number>> {
  const count = (outcome: Outcome) => tried.filter(({ judged }) => judged.outcome === outcome).length;
  return Object.fromEntries(OUTCOMES.map((outcome) => [outcome, count(outcome)])) as Record<Outcome, number>;
}
