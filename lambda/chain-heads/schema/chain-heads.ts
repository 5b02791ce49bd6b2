import * as z from 'zod/mini';
import { sha256, text, time } from '../../router/records/schema/values';

/** The id of the payload's schema. A field added, removed or changed makes a new one. */
export const CHAIN_HEADS_SCHEMA = 'hybrid-llm/chain-heads/1';

/** `typ` in the protected header of a statement. */
export const CHAIN_HEADS_TYPE = 'hybrid-llm-chain-heads+json';

/** The folder of the statements in the bucket of the records. */
export const HEADS_PREFIX = 'heads/';

/** The longest text of a statement. The signer stays below it (read-unsigned.ts), and reads no longer one. */
export const LARGEST_STATEMENT_BYTES = 64 * 1024 * 1024;

/** The object key of a statement: `heads/000000001.jws`. Its body is the JWS in compact serialization, nothing else. */
export const headsKey = (sequence: number): string =>
  `${HEADS_PREFIX}${String(sequence).padStart(9, '0')}.jws`;

const place = () => z.int().check(z.gte(1));
const key = () => text().check(z.describe('Object key in the bucket of the records.'));

const head = z.strictObject({
  writer: text().check(z.describe('The chain, named by its writer.')),
  first: place().check(
    z.describe(
      'The first place of an unbroken run of records that ends with this one. Each of them was read for this statement, and each names the hash of the one before it.',
    ),
  ),
  sequence: place().check(z.describe('The place of this record, and the last of the run.')),
  hash: sha256().check(
    z.describe('SHA-256 of the record in this place: its stored line, byte for byte, without the line feed.'),
  ),
  time: time().check(z.describe('The time of this record, as the record says.')),
});

const unread = z.strictObject({
  key: key(),
  reason: z
    .enum(['damaged', 'too-large', 'refused'])
    .check(
      z.describe(
        'damaged: it cannot be decompressed; too-large: it is larger than the signer reads, or has more heads than it lists; refused: the storage refused it, and every later run tries again.',
      ),
    ),
});

const others = z.strictObject({
  key: key(),
  lines: place().check(z.describe('How many lines of this object are no records.')),
});

/**
 * What the signer states every hour: the ends of the chains in what it has newly read. It is the payload of a JSON Web
 * Signature (RFC 7515, compact serialization) with the algorithm ES256. Each list may be empty.
 */
export const chainHeads = z
  .strictObject({
    schema: z
      .literal(CHAIN_HEADS_SCHEMA)
      .check(z.describe('What this statement is, and the version of its fields.')),
    deployment: text().check(z.describe('The deployment file.')),
    account: text().check(z.describe('The AWS account of the signer.')),
    region: text().check(z.describe('The AWS region of the signer.')),
    sequence: place().check(z.describe('1 for the first statement, then one more each time.')),
    previous: z
      .nullable(sha256())
      .check(z.describe('SHA-256 of the JWS text of the statement before this one; null in the first.')),
    time: time().check(z.describe('When the listing of the bucket began: UTC, ISO 8601, milliseconds.')),
    readThrough: z
      .nullable(z.string())
      .check(
        z.describe(
          'null: no object that was listed is left for later. Otherwise the run ended early, and objects with a key after this one are left for the next statement.',
        ),
      ),
    heads: z
      .array(head)
      .check(
        z.describe(
          'Every record of `objects` that no other record of `objects` names as the one before it, by writer and place: the newest of each chain, and the last before each place that is not there. Two for the same place if two different records claim it. A record that was read twice may be here as well.',
        ),
      ),
    objects: z
      .array(key())
      .check(z.describe('The objects read for this statement; no earlier statement names them here.')),
    unread: z.array(unread).check(z.describe('Objects that could not be read.')),
    otherLines: z
      .array(others)
      .check(z.describe('Objects of `objects` with lines that are no records, and how many.')),
  })
  .check(z.describe('The ends of all chains of records in the objects that no statement before has named.'));

export type ChainHeads = z.infer<typeof chainHeads>;
export type ChainHead = ChainHeads['heads'][number];
export type UnreadObject = ChainHeads['unread'][number];

/** The payload of a statement. @throws ZodError if the input does not match the schema above */
export function readChainHeads(input: unknown): ChainHeads {
  return chainHeads.parse(input);
}
