/** The function failed, at init, while answering, or by exiting. */
export class FunctionError extends Error {
  override readonly name = 'FunctionError';

  constructor(
    readonly type: string,
    message: string,
  ) {
    super(message);
  }
}

/** The error a runtime reports: its type is in a header or trailer, its message in the body. */
export function errorFrom(headers: NodeJS.Dict<string | string[]>, body: string): FunctionError {
  const type = headers['lambda-runtime-function-error-type'];
  return new FunctionError(typeof type === 'string' ? type : 'Unknown', messageOf(body));
}

function messageOf(body: string): string {
  try {
    const { errorMessage, trace } = JSON.parse(body);
    return Array.isArray(trace) && trace.length > 0 ? trace.join('\n') : String(errorMessage);
  } catch {
    return body;
  }
}
