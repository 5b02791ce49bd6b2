import { prove } from '../../../lib/proof/prove';
import type { Subject } from '../../../lib/proof/subject';
import { sabotageOf } from '../../../lib/sabotage/sabotage';
import { sample } from '../../../lib/sabotage/sample';
import { type Score, scoreOf, type Tried } from '../../../lib/sabotage/score';
import { CommandError } from '../../command-line/command-error';
import { inProcesses } from './in-processes';
import { progressOn } from './progress';
import type { Answer, Task } from './task';

/** How many mutations are tried, and which. */
export interface Extent {
  /** Mutations, and as many harmless changes at most. @default all */
  readonly sample?: number;
  readonly seed: number;
}

/** Tries the proof of a subject with its mutations and harmless changes. @throws CommandError if it does not hold */
export async function mutate(subject: Subject, { sample: count, seed }: Extent): Promise<Score> {
  const { claims } = prove(subject);
  const failed = claims.filter(({ holds }) => !holds);
  if (failed.length > 0) {
    const ids = failed.map(({ id }) => id).join(', ');
    throw new CommandError(
      `The proof of ${subject.deployment.name} does not hold before any change: ${ids}. Run npm run prove -- ${subject.deployment.name} first.`,
    );
  }
  const { mutations, harmless } = sabotageOf(subject);
  const tasksOf = (list: Task['list'], { length }: readonly unknown[]): readonly Task[] => {
    const tasks = Array.from({ length }, (_, index) => ({ list, index }));
    return count === undefined ? tasks : sample(tasks, count, seed);
  };
  const tasks = [...tasksOf('mutations', mutations), ...tasksOf('harmless', harmless)];
  const answers = await inProcesses(subject, tasks, progressOn(process.stderr, tasks.length));
  return scoreOf({
    mutations: triedAmong('mutations', mutations, answers),
    harmless: triedAmong('harmless', harmless, answers),
    whole: count === undefined,
  });
}

function triedAmong<C>(
  list: Task['list'],
  changes: readonly C[],
  answers: readonly Answer[],
): readonly Tried<C>[] {
  return answers
    .filter(({ task }) => task.list === list)
    .sort((a, b) => a.task.index - b.task.index)
    .map(({ task, judged }) => ({ change: changes[task.index] as C, judged }));
}
