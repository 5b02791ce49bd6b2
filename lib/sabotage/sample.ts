import { createHash } from 'node:crypto';

/** `count` of the items, the same ones for the same seed, in the order of the list. All of them if there are no more. */
export function sample<T>(items: readonly T[], count: number, seed: number): readonly T[] {
  const ranked = items.map((item, index) => ({ item, index, rank: rankOf(index, seed) }));
  const chosen = ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1)).slice(0, count);
  return chosen.sort((a, b) => a.index - b.index).map(({ item }) => item);
}

const rankOf = (index: number, seed: number) => createHash('sha256').update(`${seed}/${index}`).digest('hex');
