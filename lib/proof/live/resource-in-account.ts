import { InAccount, NotRead } from '../template/found-value';
import { resolve } from '../template/resolve';
import type { TemplateResource, Templates } from '../template/template';
import { Undecided } from '../undecided';
import type { AccountNames } from './account-names';
import type { Reading } from './found-account';
import { layOver, type PlaceThatDiffers } from './lay-over';

/** A resource of a template as the account has it. */
export interface ResourceInAccount {
  /** `undefined`: the account does not have it. */
  readonly resource?: TemplateResource;
  readonly differences: readonly PlaceThatDiffers[];
  /** Why something of it could not be read. */
  readonly unread: readonly string[];
}

/** Where a property is read, the account's value takes the place of the template's, unless both are the same. */
export function resourceInAccount(
  at: { readonly templates: Templates; readonly stack: string; readonly names: AccountNames },
  resource: TemplateResource,
  reading: Reading,
): ResourceInAccount {
  const { Properties = {} } = resource;
  if (reading.kind === 'in-sync') return { resource, differences: [], unread: [] };
  if (reading.kind === 'gone')
    return { differences: [{ path: 'the resource', template: resource.Type }], unread: [] };
  if (reading.kind === 'unread') {
    const marked = Object.keys(Properties).map((property) => [property, new NotRead(reading.reason)]);
    return {
      resource: { ...resource, Properties: Object.fromEntries(marked) },
      differences: [],
      unread: [reading.reason],
    };
  }
  const found =
    reading.kind === 'read' ? withKept(Properties, reading) : { ...Properties, ...reading.properties };
  const laid = [...new Set([...Object.keys(Properties), ...Object.keys(found)])].map((property) =>
    propertyInAccount(at, property, Properties[property], found[property]),
  );
  return {
    resource: {
      ...resource,
      Properties: Object.fromEntries(laid.flatMap(({ entry }) => (entry ? [entry] : []))),
    },
    differences: laid.flatMap(({ differences = [] }) => differences),
    unread: laid.flatMap(({ unread = [] }) => unread),
  };
}

function withKept(
  template: Readonly<Record<string, unknown>>,
  { properties, kept = [] }: Extract<Reading, { kind: 'read' }>,
): Readonly<Record<string, unknown>> {
  return { ...properties, ...Object.fromEntries(kept.map((property) => [property, template[property]])) };
}

interface PropertyInAccount {
  /** `undefined`: it is not set. */
  readonly entry?: readonly [property: string, value: unknown];
  readonly differences?: readonly PlaceThatDiffers[];
  readonly unread?: readonly string[];
}

function propertyInAccount(
  { templates, stack, names }: Parameters<typeof resourceInAccount>[0],
  property: string,
  written: unknown,
  found: unknown,
): PropertyInAccount {
  if (written === found) return written === undefined ? {} : { entry: [property, written] };
  if (found instanceof NotRead) return { entry: [property, found], unread: [found.reason] };
  const template = resolvedOrUndecided(templates, stack, written);
  // The proof says itself what it cannot read in a template.
  if (template instanceof Undecided) return { entry: [property, written] };
  if (found === undefined)
    return template === undefined ? {} : { differences: [{ path: property, template }] };
  if (template === undefined) {
    const account = names.symbolic(found);
    return { entry: [property, new InAccount(account)], differences: [{ path: property, account }] };
  }
  try {
    const { value, differences } = layOver(template, found, names, property);
    if (differences.length === 0) return { entry: [property, written] };
    return { entry: [property, new InAccount(value)], differences };
  } catch (error) {
    if (!(error instanceof Undecided)) throw error;
    return { entry: [property, new NotRead(error.message)], unread: [error.message] };
  }
}

function resolvedOrUndecided(templates: Templates, stack: string, value: unknown): unknown {
  try {
    return resolve(templates, stack, value);
  } catch (error) {
    if (error instanceof Undecided) return error;
    throw error;
  }
}
