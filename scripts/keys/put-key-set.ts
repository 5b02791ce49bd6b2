import { readFile } from 'node:fs/promises';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { JSONWebKeySet } from 'jose';
import { type PublishableKeySet, readPublishableKeySet } from '../../lambda/authorizer/tokens/key-set';
import { printable } from '../../lib/config/printable';
import { KEY_SET_OBJECT } from '../../lib/plan/names';
import { connection } from '../account/connection';
import { send } from '../account/send';
import { CommandError } from '../command-line/command-error';

const LARGEST_BYTES = 1024 * 1024;

/**
 * Reads an issuer's key set from a file or its https `jwks_uri`, without the keys that the authorizer cannot use. Throws
 * {@link CommandError} for anything but a set of sound public keys, so a set that the authorizer would refuse never gets
 * into the bucket.
 */
export async function fetchKeySet(source: string): Promise<PublishableKeySet> {
  const text = /^https?:/i.test(source)
    ? await download(source)
    : await readFile(source, 'utf8').catch(absent);
  try {
    return readPublishableKeySet(JSON.parse(text));
  } catch (error) {
    const { message } = error as Error;
    throw new CommandError(`${source} is not a set of sound public keys: ${printable(message)}`);
  }
}

/** Replaces the key set that tokens are checked against; in use within five minutes, without a deploy. */
export async function putKeySet(s3: S3Client, bucket: string, keySet: JSONWebKeySet): Promise<void> {
  await s3.send(
    new PutObjectCommand({
      Bucket: bucket,
      Key: KEY_SET_OBJECT,
      Body: JSON.stringify(keySet, null, 2),
      ContentType: 'application/json',
    }),
  );
}

async function download(url: string): Promise<string> {
  if (!URL.canParse(url)) throw new CommandError(`${url} is not a URL.`);
  if (!url.startsWith('https://'))
    throw new CommandError(`${url} is not https: an attacker on the way could add a key.`);
  const { ok, status, text } = await send({ method: 'GET', url: new URL(url) }, connection()).catch(
    (error: Error) => {
      throw new CommandError(`${url} did not answer: ${error.message}`);
    },
  );
  if (!ok) throw new CommandError(`${url} answered ${status}.`);
  if (text.length > LARGEST_BYTES) throw new CommandError(`${url} answered more than a megabyte.`);
  return text;
}

function absent(error: NodeJS.ErrnoException): never {
  throw new CommandError(`Cannot read ${error.path ?? 'the file'}: ${error.code}.`);
}
