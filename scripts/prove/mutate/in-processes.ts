import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Subject } from '../../../lib/proof/subject';
import type { Judged } from '../../../lib/sabotage/outcome';
import type { Message, Task } from './task';

/** Tasks in one message: a few seconds of work. */
const BATCH = 50;

/**
 * Tries the tasks on every core, and resolves to what became of each, in their order. Threads would not do: on Node 20,
 * the loader that reads TypeScript is for the main thread of a process.
 *
 * @param onProgress is told how many tasks are done so far
 */
export async function inProcesses(
  subject: Subject,
  tasks: readonly Task[],
  onProgress: (done: number) => void,
): Promise<readonly Judged[]> {
  const starts = Array.from({ length: Math.ceil(tasks.length / BATCH) }, (_, index) => index * BATCH);
  const results: Judged[] = [];
  let done = 0;
  const keep = (start: number, judged: readonly Judged[]) => {
    for (const [index, one] of judged.entries()) results[start + index] = one;
    done += judged.length;
    onProgress(done);
  };
  const count = Math.min(availableParallelism(), starts.length);
  await Promise.all(Array.from({ length: count }, () => inProcess({ subject, tasks, starts, keep })));
  return results;
}

interface Work {
  readonly subject: Subject;
  readonly tasks: readonly Task[];
  /** Where the batches start that no process has taken. */
  readonly starts: number[];
  readonly keep: (start: number, judged: readonly Judged[]) => void;
}

/** One process, which takes batches until there is none left. */
function inProcess({ subject, tasks, starts, keep }: Work): Promise<void> {
  const child = fork(join(__dirname, 'try-changes.ts'), { serialization: 'advanced' });
  const send = (message: Message) => child.send(message);
  let start: number | undefined;
  const next = () => {
    start = starts.shift();
    if (start === undefined) child.disconnect();
    else send({ tasks: tasks.slice(start, start + BATCH) });
  };
  child.on('message', (judged) => {
    keep(start ?? 0, judged as readonly Judged[]);
    next();
  });
  send({ subject });
  next();
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`a process that tries changes ended with ${code ?? signal}`));
    });
  });
}
