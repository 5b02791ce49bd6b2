import { lanesOf } from '../../policy/route-table';
import type { RouterParts, RouterPorts } from './admit';
import { policyFrom } from './config/policy-from';
import type { RouterConfig } from './config/router-config';
import { ApiError } from './contract/api-error';
import type { ErrorCode } from './contract/errors';
import type { Router, RouterRequest, RouterResponse } from './contract/http';
import { internalError } from './contract/log';
import { ANSWERS, type AnswerEndpoint } from './endpoints';
import { requireCurrentCredential } from './request/current-credential';
import { endpointOf } from './request/endpoint';
import { requireOneCredential } from './request/one-credential';
import type { ErrorForm } from './response/dialect';
import { errorFormOf } from './response/error-form';
import { refusal } from './response/respond';

/**
 * The router of one lane: finds the endpoint of a request and has it answered. Whatever goes wrong becomes an
 * error in the form that the client reads (I12). The line that a request to a model runs along begins in admit.ts.
 */
export function createRouter(config: RouterConfig, ports: RouterPorts): Router {
  const parts: RouterParts = { config, policy: policyFrom(config), ports };
  const { lane } = config;
  const lanes = lanesOf(parts.policy);

  return async (request) => {
    const form = errorFormOf(request);
    const response = await answer(request, form);
    const { requestId } = request;
    const named = {
      'x-request-id': requestId,
      ...(form.requestIdHeader && { [form.requestIdHeader]: requestId }),
    };
    return { ...response, headers: { ...response.headers, ...named } };
  };

  async function answer(request: RouterRequest, form: ErrorForm): Promise<RouterResponse> {
    const arrived = ports.elapsedMs();
    const log = (status: number, code?: ErrorCode) => async () => {
      const totalMs = Math.round(ports.elapsedMs() - arrived);
      ports.log({ event: 'request', lane, requestId: request.requestId, status, code, totalMs });
    };
    try {
      if (config.authentication === 'bearer') {
        requireOneCredential(request);
        requireCurrentCredential(request, ports.now());
      }
      const { endpoint, parameter } = endpointOf(request, lane, lanes);
      const answerEndpoint: AnswerEndpoint = ANSWERS[endpoint];
      return await answerEndpoint(parts, request, log(200), parameter);
    } catch (error) {
      const expected = error instanceof ApiError;
      if (!expected) ports.log(internalError(error, lane));
      const shown = expected ? error : new ApiError('internal_error');
      return refusal(shown, { form, requestId: request.requestId }, log(shown.status, shown.code));
    }
  }
}
