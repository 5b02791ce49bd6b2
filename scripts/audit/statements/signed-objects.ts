import type { ChainHeads } from '../../../lambda/chain-heads/schema/chain-heads';
import type { AuditFinding } from '../audit-finding';

/** The objects that statements name, and whether they are here. */
export class SignedObjects {
  /** Not read yet, with the index of the statement. */
  private readonly named = new Map<string, number>();
  private readonly unread = new Map<string, { readonly where: string; readonly reason: string }>();
  private first: string | undefined;
  private last: string | undefined;

  add(where: string, statement: number, { objects, unread }: ChainHeads): void {
    for (const key of objects) {
      if (!this.named.has(key)) this.named.set(key, statement);
      // An object that could not be read is tried again each hour.
      this.unread.delete(key);
    }
    for (const { key, reason } of unread) this.unread.set(key, { where, reason });
  }

  /** This object is here. Returns the first statement that names it. */
  see(key: string): number | undefined {
    const statement = this.named.get(key);
    this.named.delete(key);
    if (this.first === undefined || key < this.first) this.first = key;
    if (this.last === undefined || key > this.last) this.last = key;
    return statement;
  }

  /** Statements of which objects are not here. */
  get incomplete(): ReadonlySet<number> {
    return new Set(this.named.values());
  }

  /** @returns how many objects are outside of the part */
  finish(
    part: boolean,
    whereOf: (statement: number) => string,
    report: (finding: AuditFinding) => void,
  ): number {
    let outside = 0;
    for (const [key, statement] of this.named) {
      const isWithin =
        this.first !== undefined && this.last !== undefined && this.first < key && key < this.last;
      if (part && !isWithin) outside++;
      else
        report({
          kind: 'removed-object',
          where: whereOf(statement),
          words: `it names ${key}, which is not here`,
        });
    }
    for (const [key, { where, reason }] of this.unread) {
      report({ kind: 'signed-unread', where, words: `the signer could not read ${key}: ${reason}` });
    }
    return outside;
  }
}
