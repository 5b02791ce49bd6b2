import { confirmationsIn } from '../confirmations';
import type { Check } from './check';

/**
 * A confirmation is no older than what it is about: the facts that it adds to, or the policy that it found. Newer facts have taken older findings into account, so a
 * person looks again. That no confirmation is in the future needs a clock: lib/assembly/synthesize.ts.
 */
export const confirmationsFollowFacts: Check = ({ sections }) =>
  confirmationsIn(sections).flatMap(({ path, day, from, since }) =>
    day >= from
      ? []
      : [
          {
            path,
            got: day,
            allowed: `a day from ${from}, ${since}`,
            fix: 'remove it if the facts have it now; otherwise confirm it again, and write the day on which you did',
          },
        ],
  );
