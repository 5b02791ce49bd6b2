/** A model whose weights the account stores. */
export interface Weighted {
  readonly name: string;
  readonly weights: { readonly revision: string };
}

/**
 * The prefix of all revisions of a model's weights in the weights bucket: `<model name>/`, with the trailing slash. What
 * runs the model may read all of them, so that a copy of the revision before, or of the next one, can start at any time.
 */
export function modelPrefix({ name }: Pick<Weighted, 'name'>): string {
  return `${name}/`;
}

/**
 * The prefix of one revision: `<model name>/<revision>/`. A new revision has a new prefix, so the files that a running
 * copy reads never change.
 */
export function weightsPrefix(model: Weighted): string {
  return `${modelPrefix(model)}${model.weights.revision}/`;
}

/** The same as an `s3://` address. The slash at the end means a folder to both vLLM and SageMaker. */
export function weightsUri(bucketName: string, model: Weighted): string {
  return `s3://${bucketName}/${weightsPrefix(model)}`;
}
