import { GetObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import { awsProblem, mayPass } from '../aws-problem';
import { changedLength } from './http-range';
import { InterruptedRead, type SourceFile, type WeightsSource } from './source';

/** A prefix of a bucket, such as where a training job writes. */
export function s3Source(
  { bucket, prefix }: { readonly bucket: string; readonly prefix: string },
  s3: S3Client,
): WeightsSource {
  const name = `s3://${bucket}/${prefix}`;
  return {
    name,
    async list() {
      const files: SourceFile[] = [];
      try {
        for await (const { Contents = [] } of paginateListObjectsV2(
          { client: s3 },
          { Bucket: bucket, Prefix: prefix },
        )) {
          for (const { Key = '', Size = 0 } of Contents) {
            if (!Key.endsWith('/')) files.push({ path: Key.slice(prefix.length), bytes: Size });
          }
        }
      } catch (error) {
        throw awsProblem(error, `list ${name}`);
      }
      return files;
    },
    async *open({ path, bytes }, { start, end }, signal) {
      const input = { Bucket: bucket, Key: `${prefix}${path}`, Range: `bytes=${start}-${end - 1}` };
      try {
        const { Body, ContentRange } = await s3.send(new GetObjectCommand(input), { abortSignal: signal });
        const total = Number(ContentRange?.split('/').at(-1) ?? bytes);
        if (total !== bytes) throw changedLength(path, bytes, total);
        yield* Body as unknown as AsyncIterable<Uint8Array>;
      } catch (error) {
        if (signal?.aborted || !mayPass(error)) throw awsProblem(error, `read ${name}${path}`);
        throw new InterruptedRead((error as Error).message);
      }
    },
  };
}
