import type { Copies, Said } from './copies';

/** Passes on what is new about the copies of a model, each thing once. */
export function createTeller(onNews: (words: string) => void): (copies: Copies) => void {
  const told = new Set<string>();
  return ({ model, wanted, up, starting, said }) => {
    const state = `${up} of ${wanted} copies up${starting > 0 ? `, ${starting} starting` : ''}`;
    const news: readonly Said[] = [...said, { id: state, words: state }];
    for (const { id, words } of news) {
      const key = `${model}/${id}`;
      if (told.has(key)) continue;
      told.add(key);
      onNews(`${model}: ${words}`);
    }
  };
}
