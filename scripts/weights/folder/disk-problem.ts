import { StagingError } from '../staging-error';

/** A failure to write to a disk, by what the reader does about it; anything else as it is. */
export function asDiskProblem(error: unknown, folder: string): unknown {
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new StagingError(
      'disk-full',
      `The disk of ${folder} is full (${code}).`,
      'Make room, and run the command again: it continues where it stopped.',
    );
  }
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') {
    return new StagingError(
      'denied',
      `Cannot write into ${folder} (${code}).`,
      'Name another folder with --to.',
    );
  }
  return error;
}
