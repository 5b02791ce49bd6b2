import type { Problem } from './problem';

/** A well-formed model, and its path in the file: `models[2]`. */
export interface Placed<M> {
  readonly model: M;
  readonly path: string;
}

/** The sections of a deployment that decide which models it may have. */
export interface ModelPlace {
  readonly name: string;
  readonly account: string;
  readonly region: string;
  /** The jurisdictions that count as home. @default the region's own */
  readonly jurisdiction?: readonly string[];
}

/**
 * A rule over the well-formed models of one host. Pure. Reports nothing if a section that it reads is not well-formed.
 */
export type HostCheck<M> = (
  models: readonly Placed<M>[],
  sections: Partial<ModelPlace>,
) => readonly Problem[];

/** Rules over one model at a time: `modelCheck<VllmModel>()(['region'], (model, path, { region }) => …)`. */
export const modelCheck =
  <M>() =>
  <const K extends keyof ModelPlace = never>(
    reads: readonly K[],
    find: (model: M, path: string, sections: Pick<ModelPlace, K>) => readonly Problem[],
  ): HostCheck<M> =>
  (models, sections) =>
    has(sections, reads) ? models.flatMap(({ model, path }) => find(model, path, sections)) : [];

function has<K extends keyof ModelPlace>(
  sections: Partial<ModelPlace>,
  reads: readonly K[],
): sections is Partial<ModelPlace> & Pick<ModelPlace, K> {
  return reads.every((name) => name in sections);
}
