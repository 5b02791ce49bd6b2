import { DeploymentError } from '../../../lib/config/deployment-error';
import type { Problem } from '../../../lib/config/problem';
import { readDeployment } from '../../../lib/config/read-deployment';
import sandbox from '../../fixtures/deployments/sandbox';

/** Values by path, `models[0].name`; `undefined` removes the value there. */
export type Changes = Readonly<Record<string, unknown>>;

/** A copy of a deployment file with some values changed, valid or not. */
export function changed(changes: Changes, base: unknown = sandbox): unknown {
  const copy: unknown = structuredClone(base);
  for (const [path, value] of Object.entries(changes)) place(copy, path, value);
  return copy;
}

/** The problems of the sandbox deployment after some changes. */
export function problemsAfter(changes: Changes, base: unknown = sandbox): readonly Problem[] {
  return problemsIn(changed(changes, base));
}

/** The problems of an input; none if it is a valid deployment. */
export function problemsIn(input: unknown): readonly Problem[] {
  try {
    readDeployment(input, 'test');
    return [];
  } catch (error) {
    if (error instanceof DeploymentError) return error.problems;
    throw error;
  }
}

function place(data: unknown, path: string, value: unknown): void {
  const steps = path.split(/[.[\]]+/).filter((step) => step !== '');
  const last = steps.pop() ?? '';
  const parent = steps.reduce<unknown>((node, step) => Reflect.get(Object(node), step), data) as object;
  if (value === undefined) Reflect.deleteProperty(parent, last);
  else Reflect.set(parent, last, value);
}
