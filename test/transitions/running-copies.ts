import { stacksIn } from './mixed-stacks';
import type { Moment, State } from './moments';

/**
 * The ECS services that a step removes while they have copies. ECS does not let go of a capacity provider that a task
 * uses, and the update of the stack fails (aws/containers-roadmap issue 631, read 2026-11).
 */
export function removedWhileRunning({ before, after }: Moment): readonly string[] {
  const now = servicesIn(after);
  return [...servicesIn(before)].flatMap(([id, copies]) =>
    copies > 0 && !now.has(id) ? [`${id} is removed with ${copies} running`] : [],
  );
}

function servicesIn(state: State): ReadonlyMap<string, number> {
  return new Map(
    Object.values(stacksIn(state)).flatMap(({ Resources }) =>
      Object.entries(Resources)
        .filter(([, { Type }]) => Type === 'AWS::ECS::Service')
        .map(([id, { Properties }]) => [id, Number(Properties?.DesiredCount ?? 0)] as const),
    ),
  );
}
