import { areUp, type Copies, type Said } from './copies';

/** What waiting needs of the outside. */
export interface CopiesPorts {
  /** The copies of every model that has some; those whose service is not there yet are missing. */
  read(): Promise<readonly Copies[]>;
  /** Waits until the next reading. */
  pause(): Promise<void>;
  /** Called with each line that is new. */
  onNews(words: string): void;
  /** Milliseconds of a clock that only goes forward. */
  elapsedMs(): number;
}

export interface AwaitedCopies {
  readonly kind: 'up' | 'gave-up' | 'too-late';
  /** Those that are not up. */
  readonly missing: readonly Copies[];
}

/**
 * Waits until every copy is up, and passes on what the services report meanwhile, each thing once. Ends early where a
 * service has given up.
 *
 * @param longestMs how long it waits at most, milliseconds
 */
export async function awaitCopies(ports: CopiesPorts, longestMs: number): Promise<AwaitedCopies> {
  const told = new Set<string>();
  const began = ports.elapsedMs();
  for (;;) {
    const copies = await ports.read();
    for (const one of copies) tell(one, told, ports);
    const missing = copies.filter((one) => !areUp(one));
    if (missing.length === 0) return { kind: 'up', missing };
    if (missing.some(({ gaveUp }) => gaveUp !== undefined)) return { kind: 'gave-up', missing };
    if (ports.elapsedMs() - began >= longestMs) return { kind: 'too-late', missing };
    await ports.pause();
  }
}

function tell({ model, wanted, up, starting, said }: Copies, told: Set<string>, ports: CopiesPorts): void {
  const state = `${up} of ${wanted} copies up${starting > 0 ? `, ${starting} starting` : ''}`;
  const news: readonly Said[] = [...said, { id: state, words: state }];
  for (const { id, words } of news) {
    const key = `${model}/${id}`;
    if (told.has(key)) continue;
    told.add(key);
    ports.onNews(`${model}: ${words}`);
  }
}
