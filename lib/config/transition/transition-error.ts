import { problemInWords } from '../deployment-error';
import type { Problem } from '../problem';

/** There is no safe way from the deployed file to the new one. The message says why, and can be printed as it is. */
export class TransitionError extends Error {
  override readonly name = 'TransitionError';

  constructor(
    /** Why, as a sentence. */
    reason: string,
    readonly problems: readonly Problem[],
  ) {
    super([reason, ...problems.map(problemInWords), TWO_DEPLOYS].join('\n\n'));
  }
}

const TWO_DEPLOYS =
  'Deploy the change in two files, one after the other: docs/runbook.md, "A change that cannot be widened". Or add ' +
  '--at-once: one pass from the new file. What still runs then loses what the new file does not have, until the deploy ends.';
