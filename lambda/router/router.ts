import { lanesOf } from '../../policy/route-table';
import { answerChat, type RouterPorts } from './answer-chat';
import { policyFrom } from './config/policy-from';
import type { RouterConfig } from './config/router-config';
import { ApiError } from './contract/api-error';
import type { ErrorCode } from './contract/errors';
import type { Router, RouterRequest, RouterResponse } from './contract/http';
import { internalError } from './contract/log';
import { callerOf } from './request/caller';
import { endpointOf } from './request/endpoint';
import { modelList } from './response/model-list';
import { json, refusal } from './response/respond';

/**
 * The router of one lane: which endpoint, which caller, then the answer. Whatever goes wrong becomes an
 * OpenAI-shaped error (I12). The line a chat request runs along is in answer-chat.ts.
 */
export function createRouter(config: RouterConfig, ports: RouterPorts): Router {
  const policy = policyFrom(config);
  const { lane } = config;
  const lanes = lanesOf(policy);

  return async (request) => {
    const response = await answer(request);
    return { ...response, headers: { ...response.headers, 'x-request-id': request.requestId } };
  };

  async function answer(request: RouterRequest): Promise<RouterResponse> {
    const arrived = ports.elapsedMs();
    const log = (status: number, code?: ErrorCode) => async () => {
      const totalMs = Math.round(ports.elapsedMs() - arrived);
      ports.log({ event: 'request', lane, requestId: request.requestId, status, code, totalMs });
    };
    try {
      const endpoint = endpointOf(request, lane, lanes);
      if (endpoint === 'health') return json(200, { status: 'ok' }, log(200));
      const caller = callerOf(request, config);
      if (endpoint === 'models') return json(200, modelList(config, policy, caller), log(200));
      return await answerChat({ config, policy, ports }, caller, request);
    } catch (error) {
      const expected = error instanceof ApiError;
      if (!expected) ports.log(internalError(error, lane));
      const shown = expected ? error : new ApiError('internal_error');
      return refusal(shown, log(shown.status, shown.code), shown.headers);
    }
  }
}
