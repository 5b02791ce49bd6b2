import {
  GetObjectCommand,
  type ListObjectsV2CommandOutput,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import { noCredentials } from '../../account/no-credentials';
import { CommandError } from '../../command-line/command-error';
import type { Source } from './source';
import { ObjectUnread, type StoredObject } from './stored-object';

/** How many objects are fetched at a time. */
const AT_A_TIME = 16;

/** Larger objects are not fetched ahead, and not kept in memory as a whole. Firehose delivers 5 MB at most. */
const FETCHED_AHEAD = 8 * 1024 * 1024;

/** Errors of one object; others are still read. Every other error ends the command. */
const OF_ONE_OBJECT: Readonly<Record<string, string>> = {
  AccessDenied: 'you may not read it: it needs s3:GetObject, and kms:Decrypt with its key',
  InvalidObjectState:
    'it is in an archive storage class: restore it (aws s3api restore-object), then run again',
  NoSuchKey: 'it was listed and is gone',
};

/** Every object of a bucket below a prefix. */
export function bucketSource(s3: S3Client, bucket: string, prefix: string): Source {
  const at = prefix.slice(0, prefix.lastIndexOf('/') + 1);
  const guarded = guardFor(s3, bucket, prefix);
  return {
    async top() {
      const list = { Bucket: bucket, Prefix: prefix, Delimiter: '/' };
      const names: string[] = [];
      for await (const page of guarded(() => paginateListObjectsV2({ client: s3 }, list))) {
        for (const { Prefix } of page.CommonPrefixes ?? []) names.push((Prefix ?? '').slice(at.length));
        for (const { Key } of page.Contents ?? []) if (Key !== at) names.push((Key ?? '').slice(at.length));
      }
      return names.sort();
    },
    async *objects(under = '') {
      const list = { Bucket: bucket, Prefix: under === '' ? prefix : at + under };
      for await (const page of guarded(() => paginateListObjectsV2({ client: s3 }, list))) {
        yield* ahead(page.Contents ?? [], guarded);
      }
    },
  };

  /** The objects of one page; where their content is read, that of the next few is on its way. */
  async function* ahead(
    listed: NonNullable<ListObjectsV2CommandOutput['Contents']>,
    guard: Guard,
  ): AsyncGenerator<StoredObject> {
    const waiting: { readonly object: StoredObject; readonly start: () => void }[] = [];
    let isReading = false;
    for (const { Key = '', Size = 0 } of listed) {
      let early: Promise<Uint8Array> | undefined;
      const start = () => {
        if (early || Size === 0 || Size > FETCHED_AHEAD) return;
        early = whole(fetched(Key, guard));
        early.catch(() => undefined);
      };
      async function* content() {
        isReading = true;
        start();
        for (const next of waiting) next.start();
        if (early) yield await early;
        else if (Size > 0) yield* fetched(Key, guard);
      }
      waiting.push({ object: { name: Key, key: Key.slice(at.length), content }, start });
      if (isReading) start();
      if (waiting.length > AT_A_TIME) yield (waiting.shift() as (typeof waiting)[number]).object;
    }
    for (let next = waiting.shift(); next; next = waiting.shift()) yield next.object;
  }

  async function* fetched(key: string, guard: Guard): AsyncGenerator<Uint8Array> {
    yield* guard(async function* () {
      try {
        const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
        yield* Body as unknown as AsyncIterable<Uint8Array>;
      } catch (error) {
        const why = OF_ONE_OBJECT[(error as Error).name];
        throw why ? new ObjectUnread(`${why} (${(error as Error).name})`) : error;
      }
    });
  }
}

type Guard = <T>(read: () => AsyncIterable<T>) => AsyncGenerator<T>;

/** Says an error of the whole bucket in a sentence. */
const guardFor = (s3: S3Client, bucket: string, prefix: string): Guard =>
  async function* guarded(read) {
    const region = await s3.config.region().catch(() => {
      throw new CommandError(
        `No AWS region is set; reading s3://${bucket} needs one.\n  export AWS_REGION=<the region of the deployment>`,
      );
    });
    try {
      yield* read();
    } catch (error) {
      if (error instanceof CommandError || error instanceof ObjectUnread) throw error;
      const missing = noCredentials(error, region);
      if (missing) throw new CommandError([missing.words, ...missing.commands].join('\n  '));
      const { name, message } = error as Error;
      throw new CommandError(`s3://${bucket}/${prefix} cannot be read: ${name}: ${message}`);
    }
  };

async function whole(content: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
}
