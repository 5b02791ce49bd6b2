import type { Wire } from './cases';

/**
 * What a contestant answers for a wire. `openai`: an OpenAI answer. `unchanged`: the bytes of the upstream server, as a
 * pass-through gives them.
 */
export type Speaks = 'openai' | 'unchanged';

export interface Contestant {
  readonly name: string;
  /** What it answers, by the protocol of the server that it calls. A wire that it does not serve is absent. */
  readonly speaks: { readonly [W in Wire]?: Speaks };
}

export const CONTESTANTS = {
  router: {
    name: 'router',
    speaks: { openai: 'openai', converse: 'openai' },
  },
  floor: {
    name: 'audited floor',
    speaks: { openai: 'unchanged', converse: 'unchanged' },
  },
  bare: {
    name: 'bare pass-through',
    speaks: { openai: 'unchanged', converse: 'unchanged' },
  },
  sdk: {
    name: 'AWS SDK front',
    speaks: { converse: 'openai' },
  },
  portkey: {
    name: 'Portkey 1.15.2',
    speaks: { openai: 'openai', converse: 'openai' },
  },
} as const satisfies Readonly<Record<string, Contestant>>;

export type ContestantId = keyof typeof CONTESTANTS;
export const CONTESTANT_IDS = Object.keys(CONTESTANTS) as readonly ContestantId[];

/** What a contestant answers for a wire; `undefined` where it does not serve it. */
export function speaksOn(contestant: ContestantId, wire: Wire): Speaks | undefined {
  const { speaks }: Contestant = CONTESTANTS[contestant];
  return speaks[wire];
}
