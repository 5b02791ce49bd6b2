import { CommandError } from '../command-line/command-error';

/** Why weights were not staged, by what the reader must do about it. */
export type StagingProblem =
  /** The source does not know the token, or there is none. */
  | 'login'
  /** The owner of the weights asks for consent to terms first. */
  | 'terms'
  /** There is no such repository, revision, folder, bucket or file. */
  | 'not-found'
  /** Bytes are not those that the source, a manifest or an earlier reading says. */
  | 'changed'
  /** The files are not weights that may be staged: pickles, code, a broken file, files that are missing. */
  | 'refused'
  /** The prefix has an object that is not the one of the manifest. */
  | 'conflict'
  | 'credentials'
  | 'denied'
  | 'throttled'
  | 'unreachable'
  | 'disk-full';

/** What a failure is, and its next step. Nothing that was staged in part is marked as whole. */
export class StagingError extends CommandError {
  override readonly name = 'StagingError';

  /** @param next what the reader does now, in a sentence */
  constructor(
    readonly kind: StagingProblem,
    readonly words: string,
    readonly next: string,
  ) {
    super(`${words}\n  ${next}`);
  }
}
