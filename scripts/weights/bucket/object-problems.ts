import { ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import { MANIFEST_FILE, type Manifest } from '../../../lib/weights/manifest';
import { firstOf } from '../../command-line/first-of';
import { forEachAtOnce } from '../pool';
import type { StagedBucket } from './staged-bucket';
import { difference, storedObject } from './stored-object';

const AT_ONCE = 8;
const NAMED = 5;

/**
 * How the objects below a prefix differ from a manifest, in words: a file that is absent or has another length or
 * checksum, one with several versions, one that the manifest does not have. The manifest itself may be there or not.
 */
export async function objectProblems(
  at: StagedBucket,
  prefix: string,
  manifest: Manifest,
): Promise<readonly string[]> {
  const problems = [...(await versionProblems(at, prefix, manifest))];
  await forEachAtOnce(manifest.files, AT_ONCE, async (file) => {
    const differs = difference(await storedObject(at, `${prefix}${file.path}`), file);
    if (differs !== undefined) problems.push(`${file.path}: ${differs}`);
  });
  return problems.sort();
}

async function versionProblems(
  at: StagedBucket,
  prefix: string,
  { files }: Manifest,
): Promise<readonly string[]> {
  const known = new Set([MANIFEST_FILE, ...files.map(({ path }) => path)]);
  return [...(await versionsBelow(at, prefix))].flatMap(([key, count]) => {
    const path = key.slice(prefix.length);
    if (!known.has(path)) return `${path}: the manifest does not have it`;
    return count === 1 ? [] : `${path}: it has ${count} versions`;
  });
}

/** How many versions each key has, a mark of its deletion included. */
async function versionsBelow(
  { s3, bucket }: StagedBucket,
  prefix: string,
): Promise<ReadonlyMap<string, number>> {
  const versions = new Map<string, number>();
  for (let [after, more] = [{}, true]; more; ) {
    const page = await s3.send(new ListObjectVersionsCommand({ Bucket: bucket, Prefix: prefix, ...after }));
    for (const { Key = '' } of [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])]) {
      versions.set(Key, (versions.get(Key) ?? 0) + 1);
    }
    more = page.IsTruncated === true;
    after = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
  }
  return versions;
}

/** In words, for a prefix whose objects are not those of the manifest. */
export const notTheRevision = (place: string, problems: readonly string[]) =>
  `${place} is not the revision of its manifest: ${firstOf(NAMED, problems)}. Do not serve it. The access logs of the bucket say who wrote what.`;
