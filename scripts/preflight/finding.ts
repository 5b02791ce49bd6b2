import type { Missing } from '../account/missing';
import type { Answer, Status } from './answer';
import { nameOf } from './names';
import type { Prerequisite } from './prerequisite';

/** One row of a preflight: the prerequisite, and what its check found. `commands`: how to fix it. */
export interface Finding extends Missing {
  readonly kind: Prerequisite['kind'];
  /** The prerequisite in words. */
  readonly subject: string;
  readonly status: Status;
}

/** A prerequisite that the deployment file only observes is no failure. */
export function findingOf(prerequisite: Prerequisite, answer: Answer): Finding {
  const { status = 'fail', words, commands } = answer ?? { status: 'ok', words: '', commands: [] };
  return {
    kind: prerequisite.kind,
    subject: nameOf(prerequisite),
    status: status === 'fail' && prerequisite.observed ? 'warn' : status,
    words,
    commands,
  };
}
