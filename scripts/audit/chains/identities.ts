import { createHash, randomBytes } from 'node:crypto';
import type { StoredRecord } from '../../../lambda/router/records/schema/stored-record';
import type { AuditFinding } from '../audit-finding';

/** An id that only one record of its kind may have. */
export interface Identity {
  readonly kind: 'duplicate-id' | 'repeated-request';
  /** What has it: `hybrid-llm/decision/1`. */
  readonly of: StoredRecord['schema'];
  readonly id: string;
}

/** What tells an identity from every other one. */
export const nameOf = ({ kind, of, id }: Identity): string => `${kind} ${of} ${id}`;

/** The ids of a record that no other record of its schema may have. */
export function identitiesOf(record: StoredRecord): readonly Identity[] {
  const { schema: of, decisionId } = record;
  const ofDecision: Identity = { kind: 'duplicate-id', of, id: decisionId };
  if (!('requestId' in record)) return [ofDecision];
  return [ofDecision, { kind: 'repeated-request', of, id: record.requestId }];
}

/** The finding about different records with one identity. */
export function repeatedId(
  { kind, of, id }: Identity,
  lines: readonly { readonly where: string }[],
): AuditFinding {
  const where = lines.map((line) => line.where).join(', ');
  if (kind === 'duplicate-id') {
    return { kind, where, words: `decision id ${id} is in ${lines.length} records ${of}: one was added` };
  }
  const words = `request id ${id} is in ${lines.length} records ${of}: one was added, or a client chose the id, as API Gateway lets it; the decision ids tell them apart`;
  return { kind, where, words };
}

const BYTES = 8;
const BUCKETS = 256;
const SMALLEST_BLOCK = 32;
const LARGEST_BLOCK = 8192;

/**
 * Which identities occur more than once: 8 bytes for each, and no object. It keeps a hash with a key of its own, so
 * that no person can choose ids that seem equal, and equal hashes are only a suspicion: a second look compares the ids.
 */
export class Identities {
  private readonly key = randomBytes(16);
  private readonly buckets: { readonly blocks: BigUint64Array[]; used: number }[] = Array.from(
    { length: BUCKETS },
    () => ({ blocks: [], used: 0 }),
  );

  add(identity: Identity): void {
    const hash = this.hashOf(identity);
    const bucket = this.buckets[Number(hash & 0xffn)] as (typeof this.buckets)[number];
    let block = bucket.blocks.at(-1);
    if (!block || bucket.used === block.length) {
      block = new BigUint64Array(block ? Math.min(2 * block.length, LARGEST_BLOCK) : SMALLEST_BLOCK);
      bucket.blocks.push(block);
      bucket.used = 0;
    }
    block[bucket.used++] = hash;
  }

  hashOf(identity: Identity): bigint {
    const hash = createHash('sha256').update(this.key).update(nameOf(identity)).digest();
    return hash.readBigUInt64LE(hash.length - BYTES);
  }

  /** The hashes that occur more than once, some of them. Empties the store. */
  repeated(atMost: number): ReadonlySet<bigint> {
    const found = new Set<bigint>();
    for (const bucket of this.buckets) {
      const all = joined(bucket.blocks, bucket.used).sort();
      bucket.blocks.length = 0;
      for (let index = 1; index < all.length && found.size < atMost; index++) {
        const hash = all[index] as bigint;
        if (hash === all[index - 1]) found.add(hash);
      }
    }
    return found;
  }
}

/** @param used how many values the last block has */
function joined(blocks: readonly BigUint64Array[], used: number): BigUint64Array {
  const lengths = blocks.map((block, index) => (index === blocks.length - 1 ? used : block.length));
  const all = new BigUint64Array(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  for (const [index, block] of blocks.entries()) {
    all.set(block.subarray(0, lengths[index]), at);
    at += lengths[index] ?? 0;
  }
  return all;
}
