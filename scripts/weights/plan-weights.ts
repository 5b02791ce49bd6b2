import type { Digest } from '../../lib/weights/checksum';
import { manifestHash, manifestOf, PART_BYTES, stagedPrefix } from '../../lib/weights/manifest';
import { awsProblem } from './aws-problem';
import type { StagedBucket } from './bucket/staged-bucket';
import { NO_LOG } from './digest/digest-log';
import { type ReadRequest, selectionOf, totalOf } from './read-weights';
import type { Selection } from './select/selection';
import { verifyStaged } from './verify-staged';

/** What a run would stage, without reading any tensors and without a write. */
export interface WeightsPlan {
  readonly bytes: number;
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  readonly leftOut: Selection['leftOut'];
  /** `undefined`: the files have not been read yet, so nothing says which prefix they get. */
  readonly prefix: string | undefined;
  /** `unknown` where the prefix is, or where no bucket is looked at. */
  readonly state: 'staged' | 'missing' | 'unknown';
}

/** @param at the bucket to look into. @default none. @throws StagingError */
export async function planWeights(
  request: ReadRequest & { readonly model: string },
  at: StagedBucket | undefined,
): Promise<WeightsPlan> {
  const { selection } = await selectionOf(request);
  const { files, leftOut } = selection;
  const hash = request.pinned ?? (await knownHash(request, selection));
  const prefix = hash && stagedPrefix(request.model, hash);
  const plan = {
    ...totalOf(files),
    files: files.map(({ path, bytes }) => ({ path, bytes })),
    leftOut,
    prefix,
  };
  if (hash === undefined || prefix === undefined || at === undefined) return { ...plan, state: 'unknown' };
  try {
    return { ...plan, state: (await verifyStaged(at, prefix, hash)) ? 'missing' : 'staged' };
  } catch (error) {
    throw awsProblem(error, `look into s3://${at.bucket}/${prefix}`);
  }
}

/** The hash that an earlier run computed; `undefined` if not every file is known from one. */
async function knownHash(request: ReadRequest, { files }: Selection): Promise<string | undefined> {
  const { log = NO_LOG, partBytes = PART_BYTES, source, weights } = request;
  const digests = new Map<string, Digest>();
  for (const file of files) {
    const digest = await log.get(source, file, partBytes);
    if (digest === undefined) return undefined;
    digests.set(file.path, digest);
  }
  return manifestHash(manifestOf(weights, partBytes, digests));
}
