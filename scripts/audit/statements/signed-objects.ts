import type { ChainHeads } from '../../../lambda/chain-heads/schema/chain-heads';
import type { AuditFinding } from '../audit-finding';
import type { StatedPart } from './stated-part';

/** The objects that statements name, and whether they are here. */
export class SignedObjects {
  /** Not read yet, with the index of the statement. */
  private readonly named = new Map<string, number>();
  private readonly unread = new Map<string, { readonly where: string; readonly reason: string }>();

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
    return statement;
  }

  /** The statements that name an object below this folder, and their objects outside of it. */
  touching(folder: string): {
    readonly statements: ReadonlySet<number>;
    readonly beside: ReadonlySet<string>;
  } {
    const statements = new Set<number>();
    for (const [key, statement] of this.named) if (key.startsWith(folder)) statements.add(statement);
    const beside = new Set<string>();
    for (const [key, statement] of this.named) {
      if (statements.has(statement) && !key.startsWith(folder)) beside.add(key);
    }
    return { statements, beside };
  }

  /** @returns how many objects only statements outside of the part name */
  finish(
    part: StatedPart | undefined,
    whereOf: (statement: number) => string,
    report: (finding: AuditFinding) => void,
  ): number {
    let outside = 0;
    for (const [key, statement] of this.named) {
      if (part && !part.statements.has(statement)) {
        outside++;
        continue;
      }
      const beside = part?.beside.has(key)
        ? `: it is outside of ${part.folder}, and was signed together with objects in it; where this is a copy, copy it as well`
        : '';
      const words = `it names ${key}, which is not here${beside}`;
      report({ kind: 'removed-object', where: whereOf(statement), words });
    }
    for (const [key, { where, reason }] of this.unread) {
      if (part && !key.startsWith(part.folder)) continue;
      report({ kind: 'signed-unread', where, words: `the signer could not read ${key}: ${reason}` });
    }
    return outside;
  }
}
