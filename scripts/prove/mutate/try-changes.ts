import type { Subject } from '../../../lib/proof/subject';
import { type Judgement, tryEdits } from '../../../lib/sabotage/outcome';
import { proverOfChanges } from './prover-of-changes';
import type { Message } from './task';

// A process that tries changes of one subject. It ends when the command that started it disconnects or ends.

let subject: Subject;
let prove: (changed: Subject) => Judgement;

process.on('message', (message: Message) => {
  if ('subject' in message) {
    subject = message.subject;
    prove = proverOfChanges(subject);
  } else {
    process.send?.(message.tasks.map(({ edits, stated }) => tryEdits(prove, subject, edits, stated)));
  }
});
