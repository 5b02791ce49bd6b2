import { ERRORS, type ErrorCode, type ErrorType } from './errors';

/** The body of every refusal, as OpenAI clients read it. */
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
 * A refusal on its way to the client. `message` defaults to the code's advice and is written by us alone: it may
 * name fields, models and classes the deployment knows, never a value the request brought (I7).
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly code: ErrorCode,
    message: string = ERRORS[code].advice,
    readonly param: string | null = null,
    /** Besides those every refusal has; lower-case names. */
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
