import type { Task } from '../../../policy/task';

/** A pattern of names that indicates a task: an id, with `*` for any text. */
export interface NamedTask {
  readonly name: string;
  readonly task: Task;
}

/** The task that a model's name indicates; `undefined` if it indicates none. Case-insensitive. */
export function taskByName(id: string, named: readonly NamedTask[]): Task | undefined {
  return named.find(({ name }) => isNamedLike(id, name))?.task;
}

/** Whether an id fits a pattern, in which `*` is any text. Case-insensitive. */
export const isNamedLike = (id: string, name: string): boolean => pattern(name).test(id);

function pattern(name: string): RegExp {
  const parts = name.split('*').map((part) => part.replace(/[.\\+?^${}()|[\]]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'i');
}
