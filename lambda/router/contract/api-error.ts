import { ERRORS, type ErrorCode, type ErrorType } from './errors';

/** The body of a refusal, in the form that OpenAI clients read. Another dialect writes the same in its own form. */
export interface ErrorBody {
  readonly error: {
    readonly message: string;
    readonly type: ErrorType;
    /** The field at fault, where there is one. */
    readonly param: string | null;
    readonly code: ErrorCode;
  };
}

/**
 * A refusal that the client will get. `message` defaults to the advice of the code. It may name fields, and models and
 * classes of the deployment, but never a value from the request (I7).
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly code: ErrorCode,
    message: string = ERRORS[code].advice,
    readonly param: string | null = null,
    /** In addition to those of every refusal; lower-case names. */
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }

  get status(): number {
    return ERRORS[this.code].status;
  }

  get body(): ErrorBody {
    const { message, param, code } = this;
    return { error: { message, type: ERRORS[code].type, param, code } };
  }
}
