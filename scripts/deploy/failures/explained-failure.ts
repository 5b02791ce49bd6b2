import type { FailedResource } from './failed-resources';
import { knownFailure } from './known-failures';

/** How much of AWS's reason is printed. Some repeat a whole request. */
const MOST_CHARACTERS = 400;

/** A failed resource in words: what failed, AWS's reason, what it means, and what to do. Pure. */
export function explainedFailure({ logicalId, type, reason }: FailedResource, typed: string): string {
  const known = knownFailure(reason);
  return [
    `${type} ${logicalId} failed: ${shortened(reason)}`,
    ...(known ? [`  ${known.means}`, `  Next: ${known.next.replaceAll('<deployment>', typed)}`] : []),
  ].join('\n');
}

const shortened = (reason: string): string => {
  const line = reason.replace(/\s+/g, ' ').trim();
  return line.length <= MOST_CHARACTERS ? line : `${line.slice(0, MOST_CHARACTERS)} …`;
};
