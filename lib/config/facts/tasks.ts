import type { Task } from '../../../policy/task';

/** Names that tell a task: an id, with `*` for any text. */
export interface NamedTask {
  readonly name: string;
  readonly task: Task;
}

/** The task that a model's name tells; `undefined` where it tells none. Capitals do not matter. */
export function taskByName(id: string, named: readonly NamedTask[]): Task | undefined {
  return named.find(({ name }) => pattern(name).test(id))?.task;
}

function pattern(name: string): RegExp {
  const parts = name.split('*').map((part) => part.replace(/[.\\+?^${}()|[\]]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'i');
}
