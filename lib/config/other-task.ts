import type { Problem } from './problem';

/** What a model was made for, where that is not chat. */
export interface OtherTask {
  readonly task: string;
  /** Whether nothing but the name says so, which whoever read the model card overrules. */
  readonly byName: boolean;
}

/**
 * Every model answers chat requests, the only ones this API takes. A model made for something else would start, and
 * fail on every request, as the first choice of `auto` perhaps.
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
    allowed: `a model that answers chat requests; this one is for ${other.task}${other.byName ? ', as its name tells' : ''}`,
    fix: `take a chat model${chatModels ? `: ${chatModels.join(', ')}` : ''}${
      other.byName
        ? "; or, if its model card says that it chats, add weights.chatConfirmedOn with today's date"
        : ''
    }`,
  };
}
