import { createHash } from 'node:crypto';
import { nameOf, resolvedName, symbolOf } from '../../../../lib/proof/template/names';
import { resolve } from '../../../../lib/proof/template/resolve';
import { SYMBOLS } from '../../../../lib/proof/template/symbol';
import type { Templates } from '../../../../lib/proof/template/template';

/** The names that a deploy of templates gives: those of an account, and made-up ones for what it does not have. */
export class GivenNames {
  private readonly known = new Map<string, string>();

  constructor(readonly templates: Templates) {}

  /** From now on a resource has this name: what `Ref` returns, without what a template may write around it. */
  give(stack: string, logicalId: string, name: string): void {
    this.known.set(symbolOf(stack, logicalId), name);
  }

  /** A value of a template as CloudFormation sends it to a service. */
  concrete(stack: string, value: unknown): unknown {
    return this.named(resolve(this.templates, stack, value));
  }

  /** What `Ref` of a resource returns. */
  physicalId(stack: string, logicalId: string): string {
    const resource = this.templates.stacks[stack]?.Resources[logicalId];
    if (!resource) throw new Error(`no ${logicalId} in ${stack}`);
    const own = this.known.get(symbolOf(stack, logicalId));
    const isNamed = nameOf(stack, logicalId, resource) !== symbolOf(stack, logicalId);
    if (own !== undefined && isNamed) return own;
    return String(this.named(resolvedName(this.templates, stack, logicalId, resource, 'Ref')));
  }

  private named(value: unknown): unknown {
    if (typeof value === 'string') return value.replace(SYMBOLS, (symbol) => this.nameFor(symbol));
    if (Array.isArray(value)) return value.map((item) => this.named(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.named(item)]));
  }

  private nameFor(symbol: string): string {
    const name = this.known.get(symbol) ?? `n-${createHash('sha256').update(symbol).digest('hex').slice(0, 16)}`;
    this.known.set(symbol, name);
    return name;
  }
}
