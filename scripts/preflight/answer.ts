import type { Missing } from '../account/missing';

/** How a check ends. `unknown`: it could not look, or what it saw does not decide. That is never `ok`. */
export type Status = 'ok' | 'warn' | 'fail' | 'unknown';

/** What a check found: in words, how it is to be taken, and the commands that fix it. */
export interface Answered extends Missing {
  /** @default 'fail' */
  readonly status?: Status;
}

/** What a check answers. `undefined`: all is as the deployment needs it, and there is nothing to say about it. */
export type Answer = Answered | undefined;

const answering =
  (status: Status) =>
  (words: string, ...commands: readonly string[]): Answered => ({ status, words, commands });

/** All is as the deployment needs it, and this was found. */
export const found = answering('ok');
/** A deploy works, and a person should know this before. */
export const warning = answering('warn');
/** It could not be decided. */
export const undecided = answering('unknown');
