/** An error as the Runtime API takes it. */
export interface DescribedError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
}

export function describeError(error: unknown): DescribedError {
  if (!(error instanceof Error)) {
    return { errorType: typeof error, errorMessage: String(error), trace: [] };
  }
  return {
    errorType: error.name.replace(/[^\x20-\x7e]/g, '?'),
    errorMessage: error.message,
    trace: error.stack?.split('\n') ?? [],
  };
}
