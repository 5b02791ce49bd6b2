import { prove } from '../../../lib/proof/prove';
import type { Subject } from '../../../lib/proof/subject';
import { tryEdits } from '../../../lib/sabotage/outcome';
import type { Message } from './task';

// A process that tries changes of one subject. It ends when the command that started it disconnects or ends.

let subject: Subject;

process.on('message', (message: Message) => {
  if ('subject' in message) subject = message.subject;
  else process.send?.(message.tasks.map(({ edits, stated }) => tryEdits(prove, subject, edits, stated)));
});
