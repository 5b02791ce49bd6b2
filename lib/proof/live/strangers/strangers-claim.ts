import { type Claim, claim } from '../../claim';
import type { Unread } from './unread';

/** A claim that there is no stranger of some kind. */
export const strangersClaim = (
  id: string,
  words: string,
  strangers: readonly string[],
  unread: readonly Unread[],
  looked: readonly string[],
): Claim =>
  claim(id, words, () => ({
    against: [
      ...strangers.map((one) => `no stack of the deployment made the ${one}`),
      ...unread.map((one) => one.words),
    ],
    looked,
    undecided: strangers.length === 0,
  }));
