import { prove } from '../../../lib/proof/prove';
import type { Subject } from '../../../lib/proof/subject';
import type { Judgement } from '../../../lib/sabotage/outcome';

/**
 * The proof of the changes of one subject. It knows which resource of the unchanged subject each expected one is, so
 * that it does not search for all of them again.
 */
export function proverOfChanges(subject: Subject): (changed: Subject) => Judgement {
  const { pairs } = prove(subject);
  return (changed) => prove(changed, { pairs });
}
