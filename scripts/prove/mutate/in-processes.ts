import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Subject } from '../../../lib/proof/subject';
import type { Answer, Message, Task } from './task';

/** Tasks in one message: a few seconds of work. */
const BATCH = 50;

/**
 * Tries the tasks on every core, and resolves to an answer for each. Threads would not do: on Node 20, the loader that
 * reads TypeScript is for the main thread of a process.
 *
 * @param onAnswers is told how many tasks are answered so far
 */
export async function inProcesses(
  subject: Subject,
  tasks: readonly Task[],
  onAnswers: (done: number) => void,
): Promise<readonly Answer[]> {
  const batches = Array.from({ length: Math.ceil(tasks.length / BATCH) }, (_, index) =>
    tasks.slice(index * BATCH, (index + 1) * BATCH),
  );
  const answers: Answer[] = [];
  const count = Math.min(availableParallelism(), batches.length);
  const collect = (answered: readonly Answer[]) => {
    answers.push(...answered);
    onAnswers(answers.length);
  };
  await Promise.all(Array.from({ length: count }, () => inProcess(subject, batches, collect)));
  return answers;
}

/** One process, which takes batches until there is none left. */
function inProcess(
  subject: Subject,
  batches: (readonly Task[])[],
  onAnswers: (answers: readonly Answer[]) => void,
): Promise<void> {
  const child = fork(join(__dirname, 'try-changes.ts'));
  const send = (message: Message) => child.send(message);
  const next = () => {
    const tasks = batches.shift();
    if (tasks) send({ tasks });
    else child.disconnect();
  };
  child.on('message', (answers) => {
    onAnswers(answers as readonly Answer[]);
    next();
  });
  send({ subject });
  next();
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`a process that tries changes ended with ${code}`));
    });
  });
}
