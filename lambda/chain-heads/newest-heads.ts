import type { ChainHead } from './schema/chain-heads';

/**
 * The newest record of each chain, of any number of heads in any order. Two different records in the highest place are
 * both kept: the chain is forked there.
 */
export class NewestHeads {
  private readonly byWriter = new Map<string, ChainHead[]>();

  get chains(): number {
    return this.byWriter.size;
  }

  add(head: ChainHead): void {
    const known = this.byWriter.get(head.writer) ?? [];
    const highest = known[0]?.sequence ?? 0;
    if (head.sequence < highest) return;
    if (head.sequence > highest) this.byWriter.set(head.writer, [head]);
    else if (!known.some(({ hash }) => hash === head.hash)) known.push(head);
  }

  /** By writer, and by hash in one place: the same heads give the same list. */
  list(): ChainHead[] {
    return [...this.byWriter.values()]
      .flat()
      .sort((a, b) => ascending(a.writer, b.writer) || ascending(a.hash, b.hash));
  }
}

const ascending = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
