import type { Subject } from '../../../lib/proof/subject';
import type { Judged } from '../../../lib/sabotage/outcome';

/** One change to try: which of the two lists, and where in it. */
export interface Task {
  readonly list: 'mutations' | 'harmless';
  readonly index: number;
}

/** What a process is sent: the subject first, then tasks. */
export type Message = { readonly subject: Subject } | { readonly tasks: readonly Task[] };

/** What a process answers, one for each task. */
export interface Answer {
  readonly task: Task;
  readonly judged: Judged;
}
