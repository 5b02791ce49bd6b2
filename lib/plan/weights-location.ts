/** A model whose weights the account stores. */
export interface Weighted {
  readonly name: string;
  readonly weights: { readonly revision?: string; readonly manifest?: string };
}

/**
 * The prefix of all weights of a model, of every revision, in the weights bucket: `<model name>/`, with the trailing slash. What
 * runs the model may read all of them, so that a copy of the revision before, or of the next one, can start at any time.
 */
export function modelPrefix({ name }: Pick<Weighted, 'name'>): string {
  return `${name}/`;
}

/**
 * The prefix of the weights that a model runs. Where their manifest is pinned, it is named by their content:
 * `<model name>/sha256-<hash of the manifest>/`. Otherwise by their revision, `<model name>/<revision>/`; own weights
 * have none, and nothing is staged where they would be. Other weights have another prefix, so the files that a running copy reads never change.
 */
export function weightsPrefix(model: Weighted): string {
  const { manifest, revision = 'not-pinned' } = model.weights;
  return `${modelPrefix(model)}${manifest === undefined ? revision : `sha256-${manifest}`}/`;
}

/** The same as an `s3://` address. The slash at the end means a folder to both vLLM and SageMaker. */
export function weightsUri(bucketName: string, model: Weighted): string {
  return `s3://${bucketName}/${weightsPrefix(model)}`;
}
