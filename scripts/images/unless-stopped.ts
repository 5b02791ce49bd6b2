import { ImageError } from './image-error';

/** What an act resolves with; where a signal has ended it, an error that says so in place of its own. */
export async function unlessStopped<T>(signal: AbortSignal | undefined, act: Promise<T>): Promise<T> {
  return act.catch((error: unknown) => {
    if (!signal?.aborted) throw error;
    throw new ImageError(
      'cancelled',
      'The copy was stopped.',
      'Run the command again: what is copied stays.',
    );
  });
}
