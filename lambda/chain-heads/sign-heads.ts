import { newestStatement, settledKeys } from './earlier-statements';
import { type RunLimits, readUnsigned } from './read-unsigned';
import type { RecordStore } from './record-store';
import { CHAIN_HEADS_SCHEMA, type ChainHeads, headsKey, readChainHeads } from './schema/chain-heads';
import { type HeadsSigner, signStatement } from './statement';
import { listsAfter } from './window';

export interface Ports {
  readonly store: RecordStore;
  readonly signer: HeadsSigner;
  readonly now: () => Date;
}

export interface Run {
  readonly statement: ChainHeads;
  /** `false`: another run stored a statement of this number first. The next run goes on after that one. */
  readonly stored: boolean;
  /** The error that ended the reading early, if one did. */
  readonly stoppedBy?: unknown;
}

/**
 * One run of the signer: reads the objects that no earlier statement names, oldest first, and stores a signed statement
 * about them. Its only state is in the bucket: a run that ends early, at any place, has no effect, and the next run
 * does its work.
 *
 * @param from lists from this key on, where it is before the key that a run begins with; see docs/runbook.md
 * @throws Error if the bucket cannot be listed, an earlier statement cannot be read, or the key does not sign
 */
export async function signHeads(
  place: Pick<ChainHeads, 'deployment' | 'account' | 'region'>,
  { store, signer, now }: Ports,
  limits: RunLimits,
  from?: string,
): Promise<Run> {
  const time = now().toISOString();
  const newest = await newestStatement(store);
  const usual = listsAfter(newest?.payload);
  const after = from !== undefined && from < usual ? from : usual;
  const settled = await settledKeys(store, newest?.payload, after);
  const { lists, stoppedBy } = await readUnsigned(store, { after, settled }, limits);
  const statement = readChainHeads({
    schema: CHAIN_HEADS_SCHEMA,
    ...place,
    sequence: (newest?.payload.sequence ?? 0) + 1,
    previous: newest?.hash ?? null,
    time,
    ...lists,
  } satisfies ChainHeads);
  const stored = await store.create(
    headsKey(statement.sequence),
    Buffer.from(await signStatement(statement, signer)),
  );
  return { statement, stored, ...(stoppedBy !== undefined && { stoppedBy }) };
}
