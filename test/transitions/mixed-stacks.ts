import type { Deployment } from '../../lib/config/deployment';
import { stackName } from '../../lib/config/stack-name';
import { STACK_PARTS } from '../../lib/config/stack-parts';
import { type Scene, sceneOf } from '../../lib/proof/scene';
import type { Subject } from '../../lib/proof/subject';
import { synthesizedSubject } from '../../scripts/prove/synthesized-subject';
import type { State } from './moments';

const subjects = new Map<string, Subject>();
const scenes = new Map<string, Scene>();

/** What is synthesized from a deployment value, once for each. */
export function subjectFrom(deployment: Deployment): Subject {
  const key = JSON.stringify(deployment);
  const subject = subjects.get(key) ?? synthesizedSubject(deployment);
  subjects.set(key, subject);
  return subject;
}

/** Two states with the same key have the same stacks. */
export const keyOf = (state: State): string => JSON.stringify(STACK_PARTS.map((part) => state[part]));

/** The stacks of an account whose stacks are from several values; routers are those of its gateway. */
export function sceneIn(state: State): Scene {
  const key = keyOf(state);
  const scene = scenes.get(key) ?? sceneOf({ ...subjectFrom(state.gateway), stacks: stacksIn(state) });
  scenes.set(key, scene);
  return scene;
}

export function stacksIn(state: State): Subject['stacks'] {
  return Object.fromEntries(
    STACK_PARTS.map((part) => {
      const name = stackName(state[part], part);
      const template = subjectFrom(state[part]).stacks[name];
      if (!template) throw new Error(`no stack ${name}`);
      return [name, template];
    }),
  );
}
