import { GetObjectCommand } from '@aws-sdk/client-s3';
import { MANIFEST_FILE, type Manifest, manifestHash, readManifest } from '../../lib/weights/manifest';
import type { Missing } from '../account/missing';
import { unlessAbsent } from '../account/unless-absent';
import { notTheRevision, objectProblems } from './bucket/object-problems';
import type { StagedBucket } from './bucket/staged-bucket';

/** What is below a prefix: a whole revision, or what is wrong with it. */
export type Verified = { readonly manifest: Manifest } | { readonly missing: Missing };

/**
 * Whether a prefix has the revision of this manifest: the manifest, each of its files with the checksum that it states,
 * in one version, and nothing else. Reads no weights. `undefined`: it has.
 *
 * @param hash what the deployment pins
 */
export async function verifyStaged(
  at: StagedBucket,
  prefix: string,
  hash: string,
): Promise<Missing | undefined> {
  const verified = await stagedRevision(at, prefix, hash);
  return 'missing' in verified ? verified.missing : undefined;
}

/** The same, with the manifest. */
export async function stagedRevision(at: StagedBucket, prefix: string, hash: string): Promise<Verified> {
  const place = `s3://${at.bucket}/${prefix}`;
  const text = await textOf(at, `${prefix}${MANIFEST_FILE}`);
  if (text === undefined) {
    return missing(`${place} has no ${MANIFEST_FILE}: the weights are not staged, or not yet whole.`);
  }
  const manifest = readManifest(text);
  if (manifest === undefined || manifestHash(manifest) !== hash) {
    return missing(`${place}${MANIFEST_FILE} is not the manifest that is expected (${hash}).`, at, prefix);
  }
  const problems = await objectProblems(at, prefix, manifest);
  if (problems.length === 0) return { manifest };
  return missing(notTheRevision(place, problems), at, prefix);
}

/** @param looked where the reader looks at what is there @default nothing is there */
const missing = async (words: string, looked?: StagedBucket, prefix?: string): Promise<Verified> => ({
  missing: { words, commands: looked ? [await versionsCommand(looked, prefix ?? '')] : [] },
});

const versionsCommand = async ({ s3, bucket }: StagedBucket, prefix: string) =>
  `aws s3api list-object-versions --bucket ${bucket} --prefix ${prefix} --region ${await s3.config.region()}`;

async function textOf({ s3, bucket }: StagedBucket, Key: string): Promise<string | undefined> {
  const answer = await unlessAbsent(s3.send(new GetObjectCommand({ Bucket: bucket, Key })), 'NoSuchKey');
  return answer?.Body?.transformToString();
}
