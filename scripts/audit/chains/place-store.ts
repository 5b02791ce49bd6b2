/** Bytes of a SHA-256 that are kept: 128 bits, so that no second line with the same ones can be made. */
const KEPT = 16;
/** Places of a page. A chain has no memory for pages of which it has no record. */
const PLACES = 16;
const PAGE = PLACES * KEPT;
const PAGES_OF_A_BLOCK = 1024;

/** The pages of one chain, by their number: place 1 to 16, 17 to 32, … */
export type Pages = Map<number, number>;

/**
 * The hashes of the records of all chains, by place: 16 bytes for each, and no object. It serves a whole year, in which
 * a chain has its records close together.
 */
export class PlaceStore {
  private readonly blocks: Buffer[] = [];
  private used = 0;

  /** The beginning of the hash at a place, or `undefined` where no record is. */
  get(pages: Pages, sequence: number): string | undefined {
    const page = pages.get(Math.floor((sequence - 1) / PLACES));
    if (page === undefined) return undefined;
    return this.at(page, (sequence - 1) % PLACES);
  }

  /** @param hash lower-case hex, at least 32 digits */
  set(pages: Pages, sequence: number, hash: string): void {
    const number = Math.floor((sequence - 1) / PLACES);
    let page = pages.get(number);
    if (page === undefined) {
      page = this.used++;
      pages.set(number, page);
      if (page % PAGES_OF_A_BLOCK === 0) this.blocks.push(Buffer.alloc(PAGES_OF_A_BLOCK * PAGE));
    }
    this.block(page).write(hash, offset(page, (sequence - 1) % PLACES), KEPT, 'hex');
  }

  /** Every place of a chain that has a record, ascending. */
  *places(pages: Pages): Generator<number> {
    for (const [number, page] of [...pages].sort(([a], [b]) => a - b)) {
      for (let slot = 0; slot < PLACES; slot++) {
        if (this.at(page, slot) !== undefined) yield number * PLACES + slot + 1;
      }
    }
  }

  private at(page: number, slot: number): string | undefined {
    const start = offset(page, slot);
    const hash = this.block(page).toString('hex', start, start + KEPT);
    return hash === NONE ? undefined : hash;
  }

  private block(page: number): Buffer {
    return this.blocks[Math.floor(page / PAGES_OF_A_BLOCK)] as Buffer;
  }
}

const offset = (page: number, slot: number) => (page % PAGES_OF_A_BLOCK) * PAGE + slot * KEPT;

const NONE = '0'.repeat(2 * KEPT);

/** A hash as the store returns it. */
export const kept = (hash: string): string => hash.slice(0, 2 * KEPT);
