/** A model whose weights the account keeps. */
export interface Weighted {
  readonly name: string;
  readonly weights: { readonly revision: string };
}

/**
 * Where the weights of a model stand in the weights bucket: `<model name>/<revision>/`, trailing slash included.
 * A new revision is a new folder, so nothing a running copy reads ever changes under it.
 */
export function weightsPrefix(model: Weighted): string {
  return `${model.name}/${model.weights.revision}/`;
}

/** The same as an `s3://` address. Both vLLM and SageMaker take the slash at the end to mean a folder. */
export function weightsUri(bucketName: string, model: Weighted): string {
  return `s3://${bucketName}/${weightsPrefix(model)}`;
}
