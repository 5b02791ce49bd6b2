/** A model whose weights the account stores. */
export interface Weighted {
  readonly name: string;
  readonly weights: { readonly revision: string };
}

/**
 * The prefix of a model's weights in the weights bucket: `<model name>/<revision>/`, with the trailing slash. A new
 * revision has a new prefix, so the files that a running copy reads never change.
 */
export function weightsPrefix(model: Weighted): string {
  return `${model.name}/${model.weights.revision}/`;
}

/** The same as an `s3://` address. The slash at the end means a folder to both vLLM and SageMaker. */
export function weightsUri(bucketName: string, model: Weighted): string {
  return `s3://${bucketName}/${weightsPrefix(model)}`;
}
