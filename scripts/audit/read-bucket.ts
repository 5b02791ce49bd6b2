import { GetObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import { noCredentials } from '../account/no-credentials';
import { CommandError } from '../command-line/command-error';
import type { StoredObject } from './stored-object';

/** How many objects are fetched at a time. */
const AT_A_TIME = 16;

/** Every object of a bucket below a prefix. */
export async function* readBucket(
  s3: S3Client,
  bucket: string,
  prefix: string,
): AsyncGenerator<StoredObject> {
  const region = await s3.config.region().catch(() => {
    throw new CommandError(
      `No AWS region is set; reading s3://${bucket} needs one.\n  export AWS_REGION=<the region of the deployment>`,
    );
  });
  const fetch = async (key: string): Promise<StoredObject> => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    if (!Body) throw new CommandError(`s3://${bucket}/${key} came without a body`);
    return { name: key, bytes: Buffer.from(await Body.transformToByteArray()) };
  };
  try {
    for await (const page of paginateListObjectsV2({ client: s3 }, { Bucket: bucket, Prefix: prefix })) {
      const keys = (page.Contents ?? []).flatMap(({ Key }) => (Key && !Key.endsWith('/') ? [Key] : []));
      for (let at = 0; at < keys.length; at += AT_A_TIME) {
        yield* await Promise.all(keys.slice(at, at + AT_A_TIME).map(fetch));
      }
    }
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const missing = noCredentials(error, region);
    if (missing) throw new CommandError([missing.words, ...missing.commands].join('\n  '));
    const { name, message } = error as Error;
    throw new CommandError(`s3://${bucket}/${prefix} cannot be read: ${name}: ${message}`);
  }
}
