import { areUp, type Copies } from './copies';

/** What waiting needs of the outside. */
export interface CopiesPorts {
  /** The copies of the models whose service is there. */
  read(): Promise<readonly Copies[]>;
  /** Waits until the next reading. */
  pause(): Promise<unknown>;
  /** Called with each reading of a model. */
  tell(copies: Copies): void;
  /** Milliseconds of a clock that only goes forward. */
  elapsedMs(): number;
}

export interface AwaitedCopies {
  readonly kind: 'up' | 'gave-up' | 'too-late';
  /** Those that are not up. */
  readonly missing: readonly Copies[];
}

/**
 * Waits until every copy of these models is up, and passes on what the services report meanwhile. Ends early where a
 * service has given up. A model whose service is not there is not up.
 *
 * @param longestMs how long it waits at most, milliseconds
 */
export async function awaitCopies(
  models: readonly string[],
  ports: CopiesPorts,
  longestMs: number,
): Promise<AwaitedCopies> {
  const began = ports.elapsedMs();
  for (;;) {
    const read = await ports.read();
    const copies = models.map((model) => read.find((one) => one.model === model) ?? notThere(model));
    for (const one of copies) ports.tell(one);
    const missing = copies.filter((one) => !areUp(one));
    if (missing.length === 0) return { kind: 'up', missing };
    if (missing.some(({ gaveUp }) => gaveUp !== undefined)) return { kind: 'gave-up', missing };
    if (ports.elapsedMs() - began >= longestMs) return { kind: 'too-late', missing };
    await ports.pause();
  }
}

/** A model of which no service or endpoint is there: at least one copy is wanted, since it is waited for. */
const notThere = (model: string): Copies => ({ model, wanted: 1, up: 0, starting: 0, said: [] });
