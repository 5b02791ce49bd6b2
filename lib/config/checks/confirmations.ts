import { confirmationsIn } from '../confirmations';
import type { Check } from './check';

/**
 * A confirmation is no older than the facts that it adds to. Newer facts have taken older findings into account, so a
 * person looks again. That no confirmation is in the future needs a clock: lib/assembly/synthesize.ts.
 */
export const confirmationsFollowFacts: Check = ({ sections }) =>
  confirmationsIn(sections).flatMap(({ path, day, factsOf }) =>
    factsOf === undefined || day >= factsOf
      ? []
      : [
          {
            path,
            got: day,
            allowed: `a day from ${factsOf}, the date of the facts in lib/config/facts that it adds to`,
            fix: 'remove it if the facts have it now; otherwise confirm it again, and write the day on which you did',
          },
        ],
  );
