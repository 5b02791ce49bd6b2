import { createHash } from 'node:crypto';
import { compactVerify } from 'jose';
import * as z from 'zod/mini';
import {
  CHAIN_HEADS_TYPE,
  type ChainHeads,
  headsKey,
  LARGEST_STATEMENT_BYTES,
  readChainHeads,
} from '../../../lambda/chain-heads/schema/chain-heads';
import type { AuditFinding, Fault } from '../audit-finding';
import { jsonOf } from '../source/json-of';
import { faultOf } from '../source/object-fault';
import type { StoredObject } from '../source/stored-object';
import type { PublicKey } from './read-public-keys';

/** One object of `heads/` that is in the place of a statement. */
export interface ReadStatement {
  readonly where: string;
  /** The number in its name. */
  readonly number: number;
  /** SHA-256 of its text, lower-case hex: what the next statement names. */
  readonly hash: string;
  /** What it states; `undefined` where it is no statement, or no given key verifies it: a finding says so. */
  readonly stated: Stated | undefined;
}

export interface Stated extends ChainHeads {
  /** The id of the key in its header. */
  readonly keyId: string;
  /** The file of the key that verifies it; `undefined` where no key was given. */
  readonly verifiedBy: string | undefined;
}

/** The statements among these objects, in order. Everything else is passed to `report`. */
export async function* readStatements(
  objects: AsyncIterable<StoredObject>,
  keys: readonly PublicKey[],
  report: (finding: AuditFinding) => void,
): AsyncGenerator<ReadStatement> {
  for await (const { name: where, key, content } of objects) {
    const number = Number(/^heads\/(\d{9})\.jws$/.exec(key)?.[1] ?? Number.NaN);
    const text = await textOf(content).catch((error: unknown) => {
      const fault = faultOf(error);
      if (!fault) throw error;
      return fault;
    });
    if (typeof text !== 'string') {
      report({ ...text, where });
    } else if (key.endsWith('/') && text === '') {
      // The S3 console makes such an object for a folder.
    } else if (Number.isNaN(number) || !COMPACT_JWS.test(text)) {
      const words = COMPACT_JWS.test(text.trimEnd())
        ? 'its text ends with a line end, which the signer does not write: the copy changed it. Copy it again, byte for byte'
        : `it is no statement: expected a JWS, and a name such as ${headsKey(1)}`;
      report({ kind: 'unread', where, words });
    } else {
      const stated = await readStatement(text, keys);
      if ('kind' in stated) report({ ...stated, where });
      const hash = createHash('sha256').update(text).digest('hex');
      yield { where, number, hash, stated: 'kind' in stated ? undefined : stated };
    }
  }
}

const COMPACT_JWS = /^[\w-]+\.[\w-]+\.[\w-]+$/;

const header = z.strictObject({
  alg: z.literal('ES256'),
  kid: z.string().check(z.minLength(1)),
  typ: z.literal(CHAIN_HEADS_TYPE),
});

async function readStatement(text: string, keys: readonly PublicKey[]): Promise<Stated | Fault> {
  const parts = text.split('.').map((part) => Buffer.from(part, 'base64url'));
  const [head, payload] = parts;
  if (parts.map((part) => part.toString('base64url')).join('.') !== text) {
    return {
      kind: 'wrong-statement',
      words: 'its base64url is not canonical: the same bytes have another text',
    };
  }
  const protectedHeader = header.safeParse(jsonOf(head));
  if (!protectedHeader.success) {
    const words = `its header is not that of a statement (alg ES256, typ ${CHAIN_HEADS_TYPE}, kid): ${fields(protectedHeader.error)}`;
    return { kind: 'wrong-statement', words };
  }
  const keyId = protectedHeader.data.kid;
  const verifiedBy = await verifyingKey(text, keys);
  if (keys.length > 0 && verifiedBy === undefined) {
    const words = `none of the given keys verifies it (${keys.map(({ file }) => file).join(', ')}). It was altered, or signed with another key; its header names ${keyId}. Where a key was replaced, give both.`;
    return { kind: 'bad-signature', words };
  }
  try {
    const stated = readChainHeads(jsonOf(payload));
    if (!Number.isNaN(Date.parse(stated.time))) return { ...stated, keyId, verifiedBy };
    return { kind: 'wrong-statement', words: 'its time is no time' };
  } catch (error) {
    return { kind: 'wrong-statement', words: `its content is not that of a statement: ${fields(error)}` };
  }
}

async function verifyingKey(text: string, keys: readonly PublicKey[]): Promise<string | undefined> {
  for (const { file, key } of keys) {
    const verified = await compactVerify(text, key, { algorithms: ['ES256'] }).catch(() => undefined);
    if (verified) return file;
  }
  return undefined;
}

const fields = (error: unknown) => {
  const issues = (error as { readonly issues?: readonly { readonly path: readonly PropertyKey[] }[] }).issues;
  return [...new Set(issues?.map(({ path }) => path.map(String).join('.') || 'the fields'))].join(', ');
};

async function textOf(content: StoredObject['content']): Promise<string | Fault> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of content()) {
    size += chunk.length;
    if (size > LARGEST_STATEMENT_BYTES) return { kind: 'unread', words: 'it is larger than any statement' };
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('latin1');
}
