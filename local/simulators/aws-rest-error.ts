import type { SimulatedResponse } from './write-response';

/** An error as AWS's REST-JSON services answer it: named in a header, worded in the body. */
export function restError(
  status: number,
  code: string,
  message: string,
  /** Members of the error besides its message. @default none */
  members: object = {},
): SimulatedResponse {
  return {
    status,
    headers: {
      'content-type': 'application/json',
      'x-amzn-ErrorType': `${code}:http://internal.amazon.com/coral/com.amazon.coral.service/`,
    },
    pieces: [JSON.stringify({ message, ...members })],
  };
}
