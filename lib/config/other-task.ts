import { ENDPOINTS, isServed } from '../../policy/endpoints';
import type { Task } from '../../policy/task';
import type { Problem } from './problem';

/** What a model was made for, where no endpoint of the API needs that. */
export interface OtherTask {
  readonly task: Task;
  /** Whether nothing but the name says so, which whoever read the model card overrules. */
  readonly byName: boolean;
}

const SERVED = [...new Set(Object.values(ENDPOINTS).map(({ task }) => task))]
  .filter((task) => task !== 'none')
  .join(' or ');

/** The task, where no endpoint needs it: such a model would start, and fail on every request. */
export function unserved(task: Task | undefined, byName: boolean): OtherTask | undefined {
  return task === undefined || isServed(task) ? undefined : { task, byName };
}

/** The problem with a model that no endpoint can use. */
export function wrongTask(
  other: OtherTask,
  path: string,
  got: string,
  servedModels?: readonly string[],
): Problem {
  return {
    path,
    got,
    allowed: `a model that answers ${SERVED} requests; this one is for ${other.task}${other.byName ? ', as its name tells' : ''}`,
    fix: `take a ${SERVED} model${servedModels ? `: ${servedModels.join(', ')}` : ''}${
      other.byName
        ? "; or, if its model card says that it chats, add weights.chatConfirmedOn with today's date"
        : ''
    }`,
  };
}
