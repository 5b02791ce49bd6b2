import { prove } from '../../../lib/proof/prove';
import type { Subject } from '../../../lib/proof/subject';
import { type Sabotage, sabotageOf, tryHarmless, tryMutation } from '../../../lib/sabotage/sabotage';
import type { Answer, Message, Task } from './task';

// A process that tries changes of one subject. Every process computes the same list of changes, so a task is where a
// change is in it. It ends when the command that started it does.

let subject: Subject;
let sabotage: Sabotage;

process.on('disconnect', () => process.exit(0));

process.on('message', (message: Message) => {
  if ('subject' in message) {
    subject = message.subject;
    sabotage = sabotageOf(subject);
  } else {
    process.send?.(message.tasks.map((task): Answer => ({ task, judged: judge(task) })));
  }
});

function judge({ list, index }: Task) {
  const mutation = list === 'mutations' ? sabotage.mutations[index] : undefined;
  if (mutation) return tryMutation(prove, subject, mutation);
  const change = sabotage.harmless[index];
  if (!change) throw new Error(`there is no change ${index} among ${list}`);
  return tryHarmless(prove, subject, change);
}
