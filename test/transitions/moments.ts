import type { Deployment } from '../../lib/config/deployment';
import { STACK_PARTS, type StackPart } from '../../lib/config/stack-parts';
import type { Pass } from '../../lib/config/transition/passes';

/** The deployment value that each stack of an account was last deployed from. */
export type State = Readonly<Record<StackPart, Deployment>>;

/** One stack is being deployed. While it is, both versions of it run. */
export interface Moment {
  /** `widen inference`. */
  readonly words: string;
  readonly part: StackPart;
  readonly before: State;
  readonly after: State;
}

/** Every stack from one deployment value. */
export const stateOf = (deployment: Deployment): State => ({
  foundation: deployment,
  inference: deployment,
  gateway: deployment,
  operations: deployment,
});

/** The deploys of some passes, one after the other, from a state. */
export function momentsOf(start: State, passes: readonly Pass[]): readonly Moment[] {
  let before = start;
  return passes.flatMap(({ name, deployment, stacks }) =>
    stacks.map((part) => {
      const moment = { words: `${name} ${part}`, part, before, after: { ...before, [part]: deployment } };
      before = moment.after;
      return moment;
    }),
  );
}

/** The state in which some passes end. */
export const endOf = (start: State, passes: readonly Pass[]): State =>
  momentsOf(start, passes).at(-1)?.after ?? start;

/** The stacks of which a state has the templates of this value. */
export const partsFrom = (state: State, deployment: Deployment): readonly StackPart[] =>
  STACK_PARTS.filter((part) => state[part] === deployment);
