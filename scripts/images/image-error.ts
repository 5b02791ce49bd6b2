import { CommandError } from '../command-line/command-error';

/** Why an image was not staged. */
export type ImageFault =
  /** The name of an image is not one. */
  | 'reference'
  /** The registry takes no anonymous request, or not these credentials. */
  | 'login'
  /** There is no such repository, tag, manifest, blob or platform. */
  | 'not-found'
  /** What is there has another digest than the deployment file says. */
  | 'wrong-digest'
  /** Bytes do not have the digest under which they are stored. */
  | 'tampered'
  /** The image has a form that is not copied, such as layers outside the registry. */
  | 'unsupported'
  /** The tag at the target is of another image. */
  | 'tag-taken'
  | 'disk-full'
  /** The registry asked to wait, more often than this command does. */
  | 'throttled'
  /** The connection broke, more often than this command continues. */
  | 'cut'
  /** The registry answered what the protocol does not have. */
  | 'refused'
  /** A signal or the caller ended the copy. */
  | 'cancelled';

/** Ready to print: what is wrong, and the next step. Nothing is tagged where one is thrown. */
export class ImageError extends CommandError {
  override readonly name = 'ImageError';

  /** @param words what is wrong @param next what to do, one or more sentences */
  constructor(
    readonly kind: ImageFault,
    readonly words: string,
    readonly next: string,
  ) {
    super(`${words} ${next}`);
  }
}

/** Whether an error is of this kind. */
export const isFault = (error: unknown, kind: ImageFault): error is ImageError =>
  error instanceof ImageError && error.kind === kind;
