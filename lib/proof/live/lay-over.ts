import { isObject } from '../json-shapes';
import { inOneForm } from '../matching/policy';
import type { AccountNames } from './account-names';

/** One place in which an account differs from a template. */
export interface PlaceThatDiffers {
  /** `Environment.Variables.NODE_OPTIONS` */
  readonly path: string;
  /** `undefined`: the template has nothing there. */
  readonly template?: unknown;
  /** `undefined`: the account has nothing there. */
  readonly account?: unknown;
}

/** A value of the account with the names of the template in it, and where it differs. */
export interface LaidOver {
  readonly value: unknown;
  readonly differences: readonly PlaceThatDiffers[];
}

/**
 * Compares a value of a template, with its references resolved, with what the account has. Policies are compared as sets
 * of statements, and every list as a set.
 *
 * @throws Undecided on a name that the account does not tell
 */
export function layOver(template: unknown, found: unknown, names: AccountNames, path = ''): LaidOver {
  if (isPolicy(template) && isPolicy(found)) {
    return inside(inOneForm(template), inOneForm(found), names, path);
  }
  return inside(template, found, names, path);
}

const isPolicy = (value: unknown) => isObject(value) && value.Statement !== undefined;

function inside(template: unknown, found: unknown, names: AccountNames, path: string): LaidOver {
  if (Array.isArray(template) || Array.isArray(found)) {
    return ofLists([template].flat(), [found].flat(), names, path);
  }
  if (isObject(template) && isObject(found)) return ofObjects(template, found, names, path);
  if (!isObject(template) && !isObject(found) && names.isSame(String(template), String(found))) {
    return { value: template, differences: [] };
  }
  const account = names.symbolic(found);
  return { value: account, differences: [{ path, template, account }] };
}

type Json = Readonly<Record<string, unknown>>;

function ofObjects(template: Json, found: Json, names: AccountNames, path: string): LaidOver {
  const at = (key: string) => (path === '' ? key : `${path}.${key}`);
  const laid = Object.entries(found).map(([key, value]) => {
    if (template[key] !== undefined) return [key, layOver(template[key], value, names, at(key))] as const;
    const account = names.symbolic(value);
    return [key, { value: account, differences: [{ path: at(key), account }] }] as const;
  });
  const missing = Object.keys(template).filter(
    (key) => template[key] !== undefined && found[key] === undefined,
  );
  return {
    value: Object.fromEntries(laid.map(([key, { value }]) => [key, value])),
    differences: [
      ...laid.flatMap(([, { differences }]) => differences),
      ...missing.map((key) => ({ path: at(key), template: template[key] })),
    ],
  };
}

function ofLists(
  template: readonly unknown[],
  found: readonly unknown[],
  names: AccountNames,
  path: string,
): LaidOver {
  const left = [...template];
  const items = found.map((item) => {
    const index = left.findIndex((one) => layOver(one, item, names).differences.length === 0);
    if (index !== -1) return { value: left.splice(index, 1)[0], differences: [] };
    const account = names.symbolic(item);
    return { value: account, differences: [{ path, account }] };
  });
  return {
    value: items.map(({ value }) => value),
    differences: [
      ...items.flatMap(({ differences }) => differences),
      ...left.map((item) => ({ path, template: item })),
    ],
  };
}
