import { reasonUndecided, Undecided } from '../undecided';
import { nameOf, symbolOf } from './names';
import { resolve } from './resolve';
import type { TemplateResource, Templates } from './template';

/** One resource of one of the stacks. */
export interface FoundResource {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  /** `⟦stack/LogicalId⟧`: what `Ref` resolves to, unless the template names the resource. */
  readonly symbol: string;
  /** The name the template gives it; otherwise its symbol. */
  readonly name: string;
  /** The resource as the template has it. */
  readonly written: TemplateResource;
  /** All properties with their references resolved. What cannot be resolved is {@link Unreadable}. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Whether the template sets this property. */
  has(property: string): boolean;
  /** A property with its references resolved; `undefined` if it is not set. */
  get(property: string): unknown;
  text(property: string): string;
  /** A list of texts; empty if it is not set. */
  texts(property: string): readonly string[];
}

/** In the place of a property that the proof cannot read. */
export class Unreadable {
  constructor(readonly reason: string) {}
}

/** All stacks of a deployment as one. */
export interface World {
  readonly templates: Templates;
  /** The resources of the templates. */
  readonly all: readonly FoundResource[];
  /** The resources of these types, those included that are imported. */
  ofType(...types: readonly string[]): readonly FoundResource[];
  /** The resource with this symbol. @throws Undecided if there is none */
  named(symbol: string): FoundResource;
}

/** @param imported what the deployment imports: resources of no template. @default none */
export function createWorld(templates: Templates, imported: readonly FoundResource[] = []): World {
  const all = Object.entries(templates.stacks).flatMap(([stack, { Resources }]) =>
    Object.entries(Resources).map(([logicalId, resource]) =>
      readResource(templates, stack, logicalId, resource),
    ),
  );
  const found = [...all, ...imported];
  return {
    templates,
    all,
    ofType: (...types) => found.filter(({ type }) => types.includes(type)),
    named(symbol) {
      const resource = found.find((one) => one.symbol === symbol);
      if (!resource) throw new Undecided(`${symbol} is not a resource of these stacks`);
      return resource;
    },
  };
}

/** The same world with more that is in no template. */
export const withFurther = (world: World, further: readonly FoundResource[]): World => ({
  ...world,
  ofType: (...types) => [...world.ofType(...types), ...further.filter(({ type }) => types.includes(type))],
  named: (symbol) => further.find((one) => one.symbol === symbol) ?? world.named(symbol),
});

/** A property is resolved only when the proof reads it, so other properties may contain unknown functions. */
export function readResource(
  templates: Templates,
  stack: string,
  logicalId: string,
  resource: TemplateResource,
): FoundResource {
  const symbol = symbolOf(stack, logicalId);
  const resolved = new Map<string, unknown>();
  const get = (property: string) => {
    if (resource.Condition !== undefined) throw new Undecided(`${symbol} has a Condition`);
    if (!resolved.has(property))
      resolved.set(property, resolve(templates, stack, resource.Properties?.[property]));
    return resolved.get(property);
  };
  let values: Readonly<Record<string, unknown>> | undefined;
  return {
    stack,
    logicalId,
    type: resource.Type,
    symbol,
    name: nameOf(stack, logicalId, resource),
    written: resource,
    get values() {
      values ??= Object.fromEntries(
        Object.keys(resource.Properties ?? {}).map((property) => [property, readable(() => get(property))]),
      );
      return values;
    },
    has: (property) => resource.Properties?.[property] !== undefined,
    get,
    text(property) {
      const value = get(property);
      if (typeof value !== 'string') throw new Undecided(`${symbol}: ${property} is not text`);
      return value;
    },
    texts(property) {
      const value = get(property) ?? [];
      const list = Array.isArray(value) ? value : [value];
      if (list.every((item) => typeof item === 'string')) return list;
      throw new Undecided(`${symbol}: ${property} is not a list of texts`);
    },
  };
}

/** What `read` returns, or why it cannot be read. */
export function readable(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    return new Unreadable(reasonUndecided(error));
  }
}
