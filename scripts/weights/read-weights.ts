import type { Vocabulary } from '../../lib/config/facts/models';
import type { Digest } from '../../lib/weights/checksum';
import { type Manifest, manifestHash, manifestOf, PART_BYTES } from '../../lib/weights/manifest';
import { digestFiles } from './digest/digest-files';
import { type DigestLog, NO_LOG } from './digest/digest-log';
import { type OnProgress, Progress } from './progress';
import { type Reading, selectWeights } from './select/select-weights';
import type { Selection } from './select/selection';
import type { SourceFile, WeightsSource } from './source/source';
import { withVocabulary } from './source/with-vocabulary';
import { StagingError } from './staging-error';

export interface ReadRequest extends Reading {
  readonly source: WeightsSource;
  /** The weights as the deployment file names them, wherever they come from now. */
  readonly weights: { readonly source: string; readonly revision?: string | undefined };
  /** @default the files of the weights are enough */
  readonly vocabulary?: Vocabulary;
  /** The hash of the manifest that is pinned. Other content is refused. @default nothing is pinned yet */
  readonly pinned?: string;
  /** @default every run reads everything */
  readonly log?: DigestLog;
  /** @default {@link PART_BYTES} */
  readonly partBytes?: number;
  readonly onProgress?: OnProgress;
}

/** The files of one revision, and what each contains. */
export interface ReadWeights extends Selection {
  /** The source, with the vocabulary. */
  readonly source: WeightsSource;
  readonly digests: ReadonlyMap<string, Digest>;
  readonly manifest: Manifest;
  readonly hash: string;
}

/** S3 takes no more parts of one object. */
const MOST_PARTS = 10_000;

/** Chooses the files of a revision and reads them once, to know what is staged before anything is. @throws StagingError */
export async function readWeights(request: ReadRequest): Promise<ReadWeights> {
  const { weights, pinned, log = NO_LOG, partBytes = PART_BYTES, onProgress } = request;
  const { source, selection } = await selectionOf(request);
  const progress = new Progress('read', totalOf(selection.files), onProgress);
  const digests = await digestFiles(source, selection.files, partBytes, log, progress, request);
  const manifest = manifestOf(weights, partBytes, digests);
  const hash = manifestHash(manifest);
  refuseUnpinned(source, pinned, hash);
  return { ...selection, source, digests, manifest, hash };
}

/** Which files are staged, vocabulary included; reads no tensors. @throws StagingError */
export async function selectionOf({
  source: weights,
  vocabulary,
  partBytes = PART_BYTES,
  ...reading
}: ReadRequest): Promise<{ readonly source: WeightsSource; readonly selection: Selection }> {
  const source = withVocabulary(weights, vocabulary);
  const selection = await selectWeights(source, vocabulary ? [vocabulary.file] : [], reading);
  const tooLong = selection.files.filter(({ bytes }) => bytes > MOST_PARTS * partBytes);
  if (tooLong.length > 0) throw unwieldy(tooLong, MOST_PARTS * partBytes);
  return { source, selection };
}

export const totalOf = (files: readonly Pick<SourceFile, 'bytes'>[]) => ({
  bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
  files: files.length,
});

const unwieldy = (files: readonly SourceFile[], most: number) =>
  new StagingError(
    'refused',
    `${files.map(({ path, bytes }) => `${path} has ${bytes} bytes`).join(', ')}; ${most} are the most that one object takes.`,
    'Save the weights in smaller files (max_shard_size of save_pretrained) and stage them as your own.',
  );

/** @throws StagingError if a manifest is pinned and this is another one */
export function refuseUnpinned({ name }: WeightsSource, pinned: string | undefined, found: string): void {
  if (pinned === undefined || pinned === found) return;
  throw new StagingError(
    'changed',
    `${name} does not have the weights that the deployment pins: expected the manifest ${pinned}, got ${found}.`,
    'Stage from a source that has them. If the new content is wanted, remove the pin, stage again, and have the new hash reviewed.',
  );
}
