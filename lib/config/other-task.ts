import { ENDPOINTS, isServed } from '../../policy/endpoints';
import type { Task } from '../../policy/task';
import type { Problem } from './problem';

/** The task of a model, where no endpoint of the API needs it. */
export interface OtherTask {
  readonly task: Task;
  /** Whether only the model's name indicates the task. Then a confirmation from the model card overrides it. */
  readonly byName: boolean;
}

const SERVED = [...new Set(Object.values(ENDPOINTS).map(({ task }) => task))]
  .filter((task) => task !== 'none')
  .join(' or ');

/** The task, where no endpoint needs it: such a model would start and then fail on every request. */
export function unserved(task: Task | undefined, byName: boolean): OtherTask | undefined {
  return task === undefined || isServed(task) ? undefined : { task, byName };
}

/** The problem with a model that no endpoint can use. */
export function wrongTask(other: OtherTask, path: string, got: string, servedModels?: string): Problem {
  return {
    path,
    got,
    allowed: `a model that answers ${SERVED} requests; this one is for ${other.task}${other.byName ? ', by its name' : ''}`,
    fix: `take a ${SERVED} model${servedModels ? `: ${servedModels}` : ''}${
      other.byName
        ? "; or, if its model card says that it chats, add weights.chatConfirmedOn with today's date"
        : ''
    }`,
  };
}
