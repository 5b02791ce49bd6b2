import { readEndpoint } from '../../../aws/endpoints';
import { createHttpsCall, type HttpsAnswer } from '../../../aws/https-call';
import { byModel } from '../by-model';
import { type HostClient, HostError, type HostParts } from '../host';
import { embedTexts } from '../wire/embed-texts';
import { openAiAnswer } from '../wire/openai-answer';
import { OPENAI_PIECES, openAiEmbeddingsBody, readOpenAiEmbeddings } from '../wire/openai-embeddings';
import { openAiRequest, stopsOf } from '../wire/openai-request';
import { refusalBody } from '../wire/refusal-body';
import { retryAfterSeconds } from '../wire/retry-after';
import { refusalReason } from '../wire/status-reason';
import { streamAnswer } from '../wire/stream-answer';
import { callId } from './call-id';
import type { VllmRouterModel } from './schema';
import { VLLM_PATHS, type VllmRequest } from './vllm-paths';

/** Calls vLLM on ECS over the OpenAI protocol. Each model has its own connections, to its load balancer. */
export function createVllm({ models, variable }: HostParts<VllmRouterModel>): HostClient<VllmRouterModel> {
  const connect = byModel(models, ({ baseUrlVariable, caBundle }) =>
    createHttpsCall(readEndpoint(variable(baseUrlVariable), baseUrlVariable), { caBundle }),
  );
  const send = (model: string, id: string, request: VllmRequest, body: string) =>
    connect(model)({
      path: VLLM_PATHS[request],
      headers: {
        'content-type': 'application/json',
        accept: request === 'embedding' ? 'application/json' : 'text/event-stream',
        'x-request-id': id,
      },
      body,
    });
  return {
    converse({ model, request, decisionId, answer, cacheSalt }) {
      const parts = { servedName: model.name, cacheSalt };
      const id = callId(decisionId, answer);
      const path = request.continues ? 'completion' : 'chat';
      return streamAnswer({
        model: model.name,
        send: () => send(model.name, id, path, JSON.stringify(openAiRequest(request, model, parts))),
        decoder: openAiAnswer(model.name, { stops: stopsOf(request).left }),
        refusal: (refused) => vllmRefusal(model.name, refused),
      });
    },

    embed({ model, request, decisionId, cacheSalt }) {
      const parts = { servedName: model.name, cacheSalt };
      return embedTexts({
        ...OPENAI_PIECES,
        model: model.name,
        texts: request.texts,
        send: (texts, piece) =>
          send(
            model.name,
            callId(decisionId, piece),
            'embedding',
            openAiEmbeddingsBody(texts, request, parts),
          ),
        read: readOpenAiEmbeddings,
        refusal: (answer) => vllmRefusal(model.name, answer),
      });
    },
  };
}

/** The body of a refusal. Versions before 0.10 have no `error` object around it. */
interface Refusal {
  readonly error?: { readonly message?: unknown };
  readonly message?: unknown;
}

/** The status gives the reason, and the message tells whether the request is too long. It may repeat the prompt, so it is dropped (I7). */
async function vllmRefusal(model: string, answer: HttpsAnswer): Promise<HostError> {
  const { status } = answer;
  const { error, message } = ((await refusalBody(answer)) ?? {}) as Refusal;
  return new HostError(
    refusalReason(status, String(error?.message ?? message ?? '')),
    `${model}: answered HTTP ${status}`,
    status,
    retryAfterSeconds(answer),
  );
}
