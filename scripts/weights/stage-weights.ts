import { type Manifest, stagedPrefix } from '../../lib/weights/manifest';
import { awsProblem } from './aws-problem';
import type { StagedBucket } from './bucket/staged-bucket';
import { uploadRevision } from './bucket/upload-revision';
import { type ReadRequest, type ReadWeights, readWeights, totalOf } from './read-weights';
import { stagedRevision } from './verify-staged';

export interface StageRequest extends ReadRequest, StagedBucket {
  /** The model's name in the deployment file. */
  readonly model: string;
}

export interface Staged {
  /** The SHA-256 of the manifest, hex: what a deployment pins. */
  readonly manifest: string;
  readonly prefix: string;
  readonly bytes: number;
  readonly files: number;
  /** How many files this run has written. */
  readonly uploaded: number;
  /** How many were there. */
  readonly present: number;
  /** Files of the source that are not part of the weights. Empty where the source was not read. */
  readonly leftOut: ReadWeights['leftOut'];
}

/**
 * Stages one revision of a model's weights. It reads the source, uploads the parts of every file, and only then makes
 * objects of them, the manifest last. So a prefix has no manifest, or a whole revision. It never overwrites, and continues
 * where an earlier run, of any user, has stopped. What is pinned and there is not read again.
 *
 * @throws StagingError
 */
export async function stageWeights(request: StageRequest): Promise<Staged> {
  const { bucket, model, pinned } = request;
  try {
    if (pinned !== undefined) {
      const there = await stagedRevision(request, stagedPrefix(model, pinned), pinned);
      if ('manifest' in there) return asStaged(model, pinned, there.manifest, 0, []);
    }
    const { digests, files, hash, leftOut, manifest, source } = await readWeights(request);
    const prefix = stagedPrefix(model, hash);
    const there = await stagedRevision(request, prefix, hash);
    const uploaded =
      'manifest' in there
        ? 0
        : await uploadRevision({ at: request, prefix, source, files, digests, manifest }, request);
    return asStaged(model, hash, manifest, uploaded, leftOut);
  } catch (error) {
    throw awsProblem(error, `stage the weights of ${model} in s3://${bucket}`);
  }
}

function asStaged(
  model: string,
  manifest: string,
  { files }: Manifest,
  uploaded: number,
  leftOut: Staged['leftOut'],
): Staged {
  const prefix = stagedPrefix(model, manifest);
  return { manifest, prefix, ...totalOf(files), uploaded, present: files.length - uploaded, leftOut };
}
