import type { Problem } from './problem';

/** The task of a model that is not a chat model. */
export interface OtherTask {
  readonly task: string;
  /** Whether only the model's name indicates the task. Then a confirmation from the model card overrides it. */
  readonly byName: boolean;
}

/**
 * Every model must answer chat requests, because this API accepts no others. A model for another task would start and
 * then fail on every request, possibly as the first choice of `auto`.
 */
export function notChat(
  other: OtherTask,
  path: string,
  got: string,
  chatModels?: readonly string[],
): Problem {
  return {
    path,
    got,
    allowed: `a model that answers chat requests; this one is for ${other.task}${other.byName ? ', by its name' : ''}`,
    fix: `take a chat model${chatModels ? `: ${chatModels.join(', ')}` : ''}${
      other.byName
        ? "; or, if its model card says that it chats, add weights.chatConfirmedOn with today's date"
        : ''
    }`,
  };
}
