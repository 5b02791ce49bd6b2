import { createSignedCall } from '../../../aws/signed-call';
import { byModel } from '../by-model';
import type { HostClient, HostParts } from '../host';
import { awsRefusal } from '../wire/aws-refusal';
import { embedTexts } from '../wire/embed-texts';
import { OPENAI_PIECES, openAiEmbeddingsBody, readOpenAiEmbeddings } from '../wire/openai-embeddings';
import { openAiRequest, stopsOf } from '../wire/openai-request';
import { streamAnswer } from '../wire/stream-answer';
import { sagemakerAnswer, wholePayload } from './sagemaker-answer';
import { SAGEMAKER_ERRORS } from './sagemaker-errors';
import type { SagemakerRouterModel } from './schema';

/**
 * Calls SageMaker real-time endpoints, always by the streaming operation: the plain one ends after 60 seconds. Never
 * sends the header `X-Amzn-SageMaker-Custom-Attributes`, which can reroute a request inside the container. The container's
 * one path serves every task: vLLM knows an embeddings request by its fields (vllm/entrypoints/sagemaker/api_router.py,
 * 2026-11).
 */
export function createSagemaker({
  models,
  place,
  variable,
}: HostParts<SagemakerRouterModel>): HostClient<SagemakerRouterModel> {
  const call = createSignedCall('sagemaker', place);
  const endpointName = byModel(models, ({ endpointNameVariable }) => variable(endpointNameVariable));
  const send = (model: string, decisionId: string, body: string) =>
    call({
      path: `/endpoints/${encodeURIComponent(endpointName(model))}/invocations-response-stream`,
      headers: {
        'content-type': 'application/json',
        'x-amzn-sagemaker-accept': 'application/json',
        'x-amzn-sagemaker-inference-id': decisionId,
      },
      body,
    });
  return {
    converse({ model, request, decisionId, cacheSalt }) {
      return streamAnswer({
        model: model.name,
        send: () =>
          send(model.name, decisionId, JSON.stringify(openAiRequest(request, model, { cacheSalt }))),
        decoder: sagemakerAnswer(model.name, { stops: stopsOf(request).left }),
        refusal: (answer) => awsRefusal(model.name, answer, SAGEMAKER_ERRORS),
      });
    },

    embed({ model, request, decisionId, cacheSalt }) {
      return embedTexts({
        ...OPENAI_PIECES,
        model: model.name,
        texts: request.texts,
        send: (texts) => send(model.name, decisionId, openAiEmbeddingsBody(texts, request, { cacheSalt })),
        unwrap: (body) => wholePayload(model.name, body),
        read: readOpenAiEmbeddings,
        refusal: (answer) => awsRefusal(model.name, answer, SAGEMAKER_ERRORS),
      });
    },
  };
}
