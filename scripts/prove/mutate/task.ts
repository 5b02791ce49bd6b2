import type { Subject } from '../../../lib/proof/subject';
import type { Edit } from '../../../lib/sabotage/edit';

/** One change to try, and the claims that it should break. */
export interface Task {
  readonly edits: readonly Edit[];
  readonly stated: readonly string[];
}

/** What a process is sent: the subject first, then tasks. It answers with what became of each task, in order. */
export type Message = { readonly subject: Subject } | { readonly tasks: readonly Task[] };
