import { createHash } from 'node:crypto';
import { resolvedName, symbolOf } from '../../../../lib/proof/template/names';
import { resolve } from '../../../../lib/proof/template/resolve';
import { SYMBOLS } from '../../../../lib/proof/template/symbol';
import type { Templates } from '../../../../lib/proof/template/template';

/** The names that a deploy of templates gives: those of an account, and made-up ones for what it does not have. */
export class GivenNames {
  private readonly names = new Map<string, string>();
  private readonly ids = new Map<string, string>();

  constructor(readonly templates: Templates) {}

  /** From now on a resource has this physical id: what its `Ref` returns. */
  made(stack: string, logicalId: string, physicalId: string): void {
    const symbol = symbolOf(stack, logicalId);
    this.ids.set(symbol, physicalId);
    const [before = '', after] = this.ref(stack, logicalId).split(symbol);
    // The name of a queue is the end of its URL.
    const isUrl = /^https?:\/\//.test(physicalId);
    const name = isUrl ? (physicalId.split('/').at(-1) ?? '') : physicalId.slice(before.length);
    if (after !== undefined) this.names.set(symbol, name);
  }

  physicalId(stack: string, logicalId: string): string {
    return this.ids.get(symbolOf(stack, logicalId)) ?? String(this.named(this.ref(stack, logicalId)));
  }

  /** A value of a template as CloudFormation sends it to a service. */
  concrete(stack: string, value: unknown): unknown {
    return this.named(resolve(this.templates, stack, value));
  }

  private ref(stack: string, logicalId: string): string {
    const resource = this.templates.stacks[stack]?.Resources[logicalId];
    if (!resource) throw new Error(`no ${logicalId} in ${stack}`);
    return resolvedName(this.templates, stack, logicalId, resource, 'Ref');
  }

  private named(value: unknown): unknown {
    if (typeof value === 'string') return value.replace(SYMBOLS, (symbol) => this.nameFor(symbol));
    if (Array.isArray(value)) return value.map((item) => this.named(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.named(item)]));
  }

  private nameFor(symbol: string): string {
    const made = `n${createHash('sha256').update(symbol).digest('hex').slice(0, 16)}`;
    const name = this.names.get(symbol) ?? made;
    this.names.set(symbol, name);
    return name;
  }
}
