import { createHash } from 'node:crypto';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import type { Account } from '../../account/account';
import type { Missing } from '../../account/missing';
import { unlessAbsent } from '../../account/unless-absent';

/** Weights whose manifest is pinned. */
export interface PinnedWeights {
  readonly model: string;
  readonly source: string;
  readonly manifest: string;
  readonly prefix: string;
}

/**
 * Whether weights are staged whole: the manifest is written last, so that its place and its hash show it. Each copy of
 * vLLM compares every file with it.
 */
export async function checkPinnedWeights(
  { model, source, manifest, prefix }: PinnedWeights,
  bucket: string,
  { s3 }: Pick<Account, 's3'>,
): Promise<Missing | undefined> {
  const key = `${prefix}manifest.json`;
  const got = s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  const bytes = await (await unlessAbsent(got, 'NoSuchKey'))?.Body?.transformToByteArray();
  const hash = bytes && createHash('sha256').update(bytes).digest('hex');
  if (hash === manifest) return undefined;
  const place = `s3://${bucket}/${key}`;
  return {
    words:
      hash === undefined
        ? `The weights of ${model} are not staged: there is no ${place}. Stage ${source} again; the same files have the same manifest.`
        : `The weights of ${model} are not the pinned ones: ${place} has the hash ${hash}, and ${manifest} is pinned. Find out who wrote it before anything reads it.`,
    commands: [],
  };
}
