import { type ModelFacts, modelFacts } from '../facts/models';

/** What says which weights these are. */
export interface NamedWeights {
  readonly source: string;
  /** The public weights that own ones were made from. */
  readonly basedOn?: string;
}

/** The name by which the catalogue may know these weights. Fine-tuned ones have size, shape and parsers of their base. */
export const catalogueName = ({ source, basedOn }: NamedWeights): string => basedOn ?? source;

/** The facts about weights; `undefined`: the catalogue has neither them nor what they were made from. */
export const weightsFacts = (weights: NamedWeights): ModelFacts | undefined =>
  modelFacts(catalogueName(weights));
