import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IamDecision } from '../../../../lib/proof/iam/evaluate';
import type { Kleene } from '../../../../lib/proof/kleene';

// The cases of ./cases: a policy, a request, and what AWS documents about them (each names its page). Each has a `butNot`:
// a small change, as a JSON merge patch (RFC 7386), after which the answer is another one. `unknown` is expected where
// AWS does not document the answer, or where the proof refuses to read what it needs.

type Values = Readonly<Record<string, string | readonly string[]>>;

/** A condition block, and the keys of a request. The request has no other key, except those that are not stated. */
export interface ConditionCase {
  readonly name: string;
  /** The page of AWS's documentation that gives the answer. */
  readonly source: string;
  readonly condition: Readonly<Record<string, unknown>>;
  readonly request: Values;
  readonly unstated?: readonly string[];
  readonly met: Kleene;
}

/** One statement, several, or a document with a version. */
type PolicyJson = unknown;

export interface PolicyCase {
  readonly name: string;
  readonly source: string;
  readonly request: {
    /** An ARN, the name of a service, or `anonymous`. */
    readonly principal: string;
    readonly action: string;
    readonly resource: string;
    readonly context?: Values;
    readonly unstated?: readonly string[];
  };
  readonly policies: {
    readonly identity?: PolicyJson;
    readonly boundary?: PolicyJson;
    readonly resource?: PolicyJson;
    /** The policy of a key: without its allow there is none. */
    readonly key?: PolicyJson;
    /** The trust policy of a role, likewise. */
    readonly trust?: PolicyJson;
    readonly endpoint?: PolicyJson;
  };
  readonly decision: IamDecision;
}

/** The cases of a folder, each followed by its `butNot`. */
export function casesIn<C extends ConditionCase | PolicyCase>(
  folder: 'conditions' | 'policies',
): readonly C[] {
  const root = join(__dirname, 'cases', folder);
  return readdirSync(root).flatMap((file) => {
    const { source, cases } = JSON.parse(readFileSync(join(root, file), 'utf8')) as {
      source: string;
      cases: readonly (C & { butNot: Partial<C> })[];
    };
    return cases.flatMap(({ butNot, ...rest }) => {
      const one = { ...rest, source: rest.source ?? source } as unknown as C;
      return [one, { ...(merged(one, butNot) as C), name: `${one.name}, but not: ${butNot.name}` }];
    });
  });
}

/** A JSON merge patch, except that the keys of a request are replaced as a whole. */
function merged(target: unknown, patch: unknown, key = ''): unknown {
  if (!isObject(patch) || key === 'context' || (key === 'request' && !('principal' in Object(target))))
    return patch;
  const before = isObject(target) ? target : {};
  const after = Object.entries(patch).map(
    ([name, value]) => [name, merged(before[name], value, name)] as const,
  );
  return Object.fromEntries(
    Object.entries({ ...before, ...Object.fromEntries(after) }).filter(([, value]) => value !== null),
  );
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
