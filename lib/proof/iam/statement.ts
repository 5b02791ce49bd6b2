import { and, type Kleene, not } from '../kleene';
import { meets } from './condition';
import type { ContextValues } from './context';
import { matchAction, matchAny, matchResource } from './match-text';
import type { Listed, Statement } from './policy-document';
import type { Principal } from './principal';

/** One request; with wildcards in `action` and `resource`, every request that they match. */
export interface IamRequest {
  readonly principal: Principal;
  readonly action: string;
  readonly resource: string;
  readonly context: ContextValues;
}

/**
 * Whether a statement applies to a request, apart from its principal. Action, resource and every condition must match
 * (IAM user guide, "Conditions with multiple context keys or values").
 */
export function appliesTo(statement: Statement, { action, resource, context }: IamRequest): Kleene {
  const listedIn = and(
    listed(statement.actions, matchAction, action),
    listed(statement.resources, matchResource, resource),
  );
  if (listedIn === false) return false;
  return and(listedIn, ...statement.conditions.map((condition) => meets(condition, context)));
}

/** Whether a statement may apply to any of these actions, on any resource and under any condition. */
export function concerns({ actions }: Statement, ...sets: readonly string[]): boolean {
  return sets.some((set) => listed(actions, matchAction, set) !== false);
}

/** Whether a statement may apply to this resource, for any action and under any condition. */
export function mayCover({ resources }: Statement, resource: string): boolean {
  return listed(resources, matchResource, resource) !== false;
}

function listed({ patterns, except }: Listed, match: Parameters<typeof matchAny>[0], text: string): Kleene {
  const matches = matchAny(match, patterns, text);
  return except ? not(matches) : matches;
}
