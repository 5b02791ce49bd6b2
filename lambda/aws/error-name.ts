import { AwsError } from './aws-json';

/** An error as a log may have it. */
export interface ErrorName {
  /** The name of the error's class, never its message. */
  readonly error: string;
  /** AWS's name for it, where it has one. */
  readonly code?: string;
}

export function nameOf(error: unknown): ErrorName {
  if (!(error instanceof Error)) return { error: typeof error };
  return { error: error.name, ...(error instanceof AwsError && { code: error.code }) };
}
