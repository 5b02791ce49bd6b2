import type { RecordStore } from './record-store';
import { type ChainHeads, HEADS_PREFIX, headsKey, LARGEST_STATEMENT_BYTES } from './schema/chain-heads';
import { hashOf, payloadOf } from './statement';
import { mayName } from './window';

/** The newest statement in the bucket. */
export interface Newest {
  readonly payload: ChainHeads;
  /** SHA-256 of its text. */
  readonly hash: string;
}

/** The newest statement; `undefined` before the first. @throws Error if it cannot be read: the next must name it */
export async function newestStatement(
  store: Pick<RecordStore, 'list' | 'read'>,
): Promise<Newest | undefined> {
  let newest: string | undefined;
  for await (const keys of store.list(HEADS_PREFIX, '')) newest = keys.at(-1) ?? newest;
  if (newest === undefined) return undefined;
  const text = (await store.read(newest, LARGEST_STATEMENT_BYTES)).toString();
  const payload = payloadOf(text);
  if (headsKey(payload.sequence) !== newest)
    throw new Error(`the statement ${newest} says that it is number ${payload.sequence}`);
  return { payload, hash: hashOf(text) };
}

/**
 * The keys after `after` that this statement and those before it settle: an object was read, or cannot be read at any
 * time. One that the storage refused is tried again.
 */
export async function settledKeys(
  store: Pick<RecordStore, 'read'>,
  newest: ChainHeads | undefined,
  after: string,
): Promise<ReadonlySet<string>> {
  const settled = new Set<string>();
  const settle = ({ objects, unread }: ChainHeads) => {
    const final = unread.filter(({ reason }) => reason !== 'refused').map(({ key }) => key);
    for (const key of [...objects, ...final]) if (key > after) settled.add(key);
  };
  let oldest = newest;
  if (oldest) settle(oldest);
  while (oldest && oldest.sequence > 1 && mayName(oldest, after)) {
    const before: number[] = [];
    for (let place = oldest.sequence - 1; place > 0 && before.length < AT_A_TIME; place--) before.push(place);
    const payloads = await Promise.all(before.map((place) => statementAt(store, place)));
    for (const payload of payloads) settle(payload);
    oldest = payloads.at(-1);
  }
  return settled;
}

const statementAt = async (store: Pick<RecordStore, 'read'>, sequence: number) =>
  payloadOf((await store.read(headsKey(sequence), LARGEST_STATEMENT_BYTES)).toString());

/** Statements that are read at the same time. */
const AT_A_TIME = 16;
