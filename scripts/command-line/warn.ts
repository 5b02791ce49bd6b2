import { type ReviewState, reviewsInWords } from '../../lib/compliance/review';
import type { Deployment } from '../../lib/config/deployment';
import { warningsInWords, warningsOf } from '../../lib/config/warnings';

/** Writes the warnings of a deployment to standard error, so that they do not mix with the output of the command. */
export function warn(deployment: Deployment): void {
  const words = warningsInWords(deployment.name, warningsOf(deployment, new Date()));
  if (words) console.error(words);
}

/** Writes to standard error which accepted deviations stop a synth now or soon. */
export function warnOfReviews({ refused, soon }: ReviewState): void {
  if (refused.length + soon.length > 0) console.error(`\n${reviewsInWords([...refused, ...soon])}`);
}
