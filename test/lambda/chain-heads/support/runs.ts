import type { RunLimits } from '../../../../lambda/chain-heads/read-unsigned';
import type { ChainHead, ChainHeads } from '../../../../lambda/chain-heads/schema/chain-heads';
import { type Run, signHeads } from '../../../../lambda/chain-heads/sign-heads';
import { localSigner } from './local-signer';
import type { MemoryStore } from './memory-store';

export const PLACE = { deployment: 'sandbox', account: '111122223333', region: 'eu-central-1' };

export const GENEROUS: RunLimits = {
  timeLeft: () => 600_000,
  objects: 10_000,
  heads: 10_000,
  objectHeads: 10_000,
  statementBytes: 1024 * 1024,
  storedBytes: 1024 * 1024,
  plainBytes: 1024 * 1024,
};

/** One run of the signer at this time. */
export const runAt = (
  store: MemoryStore,
  time = '2026-11-26T03:00:00.000Z',
  limits: Partial<RunLimits> = {},
  from?: string,
): Promise<Run> =>
  signHeads(
    PLACE,
    { store, signer: localSigner, now: () => new Date(time) },
    { ...GENEROUS, ...limits },
    from,
  );

/** The newest heads of these statements together. */
export function newestOf(
  statements: readonly Pick<ChainHeads, 'heads'>[],
): readonly Omit<ChainHead, 'first'>[] {
  const heads = statements.flatMap((one) => one.heads);
  const highest = new Map<string, number>();
  for (const { writer, sequence } of heads) highest.set(writer, Math.max(sequence, highest.get(writer) ?? 0));
  const newest = heads.filter(({ writer, sequence }) => sequence === highest.get(writer));
  const once = new Map(newest.map(({ first: _, ...head }) => [`${head.writer} ${head.hash}`, head]));
  return [...once.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, head]) => head);
}

/** The places that these statements cover together. */
export function coveredBy(statements: readonly Pick<ChainHeads, 'heads'>[]): readonly string[] {
  const places = new Set<string>();
  for (const { writer, first, sequence } of statements.flatMap(({ heads }) => heads)) {
    for (let place = first; place <= sequence; place++) places.add(`${writer} ${place}`);
  }
  return [...places].sort();
}
