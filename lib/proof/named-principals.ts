import { inOneForm } from './matching/policy';
import type { FoundResource } from './template/world';
import { Unreadable } from './template/world';

/** One statement of any policy in the templates, whatever the policy belongs to. */
export interface FoundStatement {
  readonly where: string;
  readonly effect: unknown;
  /** By kind, `{ AWS: ['…'] }`; `undefined` in a policy that is attached to a role. */
  readonly principals: Readonly<Record<string, readonly unknown[]>> | undefined;
  /** Operator, key and values of each condition. */
  readonly conditions: readonly (readonly [operator: string, key: string, values: readonly unknown[]])[];
  readonly resources: readonly unknown[];
  readonly isNotPrincipal: boolean;
}

/** Every statement of every policy in a resource, wherever it stands. */
export function statementsIn({ symbol, type, values }: FoundResource): readonly FoundStatement[] {
  return documentsIn(values).flatMap((document) => {
    const { Statement } = inOneForm(document) as { readonly Statement: readonly unknown[] };
    return Statement.map((statement) => read(`${symbol} (${type})`, statement));
  });
}

/** The properties of a resource that cannot be read could contain policies. */
export const unreadableIn = ({ symbol, values }: FoundResource): readonly string[] =>
  Object.entries(values)
    .filter(([, value]) => value instanceof Unreadable)
    .map(([property, value]) => `${symbol}: ${property}: ${(value as Unreadable).reason}`);

function documentsIn(value: unknown): readonly object[] {
  if (typeof value !== 'object' || value === null || value instanceof Unreadable) return [];
  const inner = Object.values(value).flatMap(documentsIn);
  return 'Statement' in value ? [value, ...inner] : inner;
}

interface JsonStatement {
  readonly Effect?: unknown;
  readonly Principal?: '*' | Readonly<Record<string, readonly unknown[]>>;
  readonly NotPrincipal?: unknown;
  readonly Resource?: readonly unknown[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>>;
}

function read(where: string, json: unknown): FoundStatement {
  const { Effect, Principal, NotPrincipal, Resource = [], Condition = {} } = json as JsonStatement;
  return {
    where,
    effect: Effect,
    principals: Principal === '*' ? { AWS: ['*'] } : Principal,
    conditions: Object.entries(Condition).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, values]) => [operator, key, values] as const),
    ),
    resources: Resource,
    isNotPrincipal: NotPrincipal !== undefined,
  };
}
