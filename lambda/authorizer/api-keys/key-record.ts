import * as z from 'zod/mini';

/** An API key as the table holds it: its caller, its expiry and a hash of its secret. */
const keyRecord = z.object({
  keyId: z.string(),
  caller: z.string(),
  salt: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  /** Revoked keys stay in the table, so that an auditor can look up the key id of an old record. */
  status: z.enum(['active', 'revoked']),
  /** ISO 8601, UTC. */
  createdAt: z.iso.datetime(),
  /** ISO 8601, UTC. The authorizer refuses the key from this moment on. */
  expiresAt: z.iso.datetime(),
});

export type KeyRecord = z.output<typeof keyRecord>;

/** The table's partition key. */
export const KEY_ID = 'keyId' satisfies keyof KeyRecord;

/** @throws Error if the item is not a record of an API key */
export function readKeyItem(item: Readonly<Record<string, unknown>>): KeyRecord {
  const plain = Object.entries(item).map(([name, value]) => [name, (value as { S?: unknown }).S]);
  return keyRecord.parse(Object.fromEntries(plain));
}

export function writeKeyItem(record: KeyRecord): Record<string, { S: string }> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, { S: value }]));
}
