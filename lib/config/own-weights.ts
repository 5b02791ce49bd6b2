import { isSelfHosted, type Model } from './model';
import { isOwn, type OwnWeights } from './weights';

/** A model that runs weights of its own organization. */
export interface ModelOfOwnWeights {
  /** The path of the weights in the file. */
  readonly path: string;
  readonly model: string;
  readonly weights: OwnWeights;
}

/** The models whose weights no public source has, in the order of the file. */
export const modelsOfOwnWeights = ({
  models,
}: {
  readonly models: readonly Model[];
}): readonly ModelOfOwnWeights[] =>
  models.flatMap((model, index) =>
    isSelfHosted(model) && isOwn(model.weights)
      ? [{ path: `models[${index}].weights`, model: model.name, weights: model.weights }]
      : [],
  );

/** Own weights in words, for every report. */
export const ownWeightsInWords = ({ model, weights }: ModelOfOwnWeights): string =>
  [
    `${model} runs ${weights.source}`,
    ...(weights.basedOn === undefined ? [] : [`made from ${weights.basedOn}`]),
    `by licence ${weights.licence}`,
    `approved by ${weights.approvedBy.name} on ${weights.approvedBy.on}`,
  ].join(', ');
