import { problemInWords } from '../deployment-error';
import type { Problem } from '../problem';

/** There is no safe way from the deployed file to the new one. The message says why, and can be printed as it is. */
export class TransitionError extends Error {
  override readonly name = 'TransitionError';

  constructor(
    /** Why, as a sentence. */
    reason: string,
    readonly problems: readonly Problem[],
    /** What to do instead. */
    nextStep = TWO_DEPLOYS,
  ) {
    super([reason, ...problems.map(problemInWords), nextStep].join('\n\n'));
  }
}

const TWO_DEPLOYS =
  'Make the change in two deploys, one after the other: docs/runbook.md, "A change that two files cannot share". Or add ' +
  '--at-once, which deploys the new file alone: what still runs loses what the new file does not have, until the deploy ends.';
