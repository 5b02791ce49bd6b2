import type { SimulatedRequest, SimulatedService } from './simulated-server';
import type { SimulatedResponse } from './write-response';

/** An error of the caller, with AWS's name for it. */
export class ServiceException extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Operations by the name in `X-Amz-Target`. Each takes the body and gives the answer's, or throws. */
export type Operations = Readonly<Record<string, (body: Record<string, unknown>) => object>>;

/**
 * An AWS service of the JSON protocol: one path, the operation in a header, errors named in the body. `version`
 * is in the content type of answers, and requests that name another version are refused.
 */
export function jsonService(operations: Operations, version: '1.0' | '1.1' = '1.1'): SimulatedService {
  return {
    modelOf: () => '',
    error: (status, code) =>
      jsonError(
        status,
        code ?? (status >= 500 ? 'InternalFailure' : 'ThrottlingException'),
        'simulated fault',
      ),
    answer(request) {
      const operation = operations[String(request.headers['x-amz-target'])];
      if (!operation) return jsonError(400, 'UnknownOperationException', 'no such operation');
      const type = request.headers['content-type'];
      if (type !== `application/x-amz-json-${version}` || !hasJsonObject(request))
        return jsonError(400, 'SerializationException', 'the body is not a JSON object');
      try {
        return json(200, operation(request.json));
      } catch (error) {
        if (error instanceof ServiceException) return jsonError(400, error.code, error.message);
        throw error;
      }
    },
  };
}

/** These services answer 400 to what their REST siblings answer 403. */
export function jsonError(status: number, code: string, message: string): SimulatedResponse {
  return json(status === 403 ? 400 : status, { __type: code, message });
}

function json(status: number, body: object): SimulatedResponse {
  return {
    status,
    headers: { 'content-type': 'application/x-amz-json-1.1' },
    pieces: [JSON.stringify(body)],
  };
}

function hasJsonObject(
  request: SimulatedRequest,
): request is SimulatedRequest & { readonly json: Record<string, unknown> } {
  return typeof request.json === 'object' && request.json !== null && !Array.isArray(request.json);
}
