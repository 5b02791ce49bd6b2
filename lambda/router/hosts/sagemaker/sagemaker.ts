import { createSignedCall } from '../../../aws/signed-call';
import { byModel } from '../by-model';
import type { HostClient, HostParts } from '../host';
import { awsRefusal } from '../wire/aws-refusal';
import { openAiRequest, stopsOf } from '../wire/openai-request';
import { streamAnswer } from '../wire/stream-answer';
import { sagemakerAnswer } from './sagemaker-answer';
import { SAGEMAKER_ERRORS } from './sagemaker-errors';
import type { SagemakerRouterModel } from './schema';

/**
 * Calls SageMaker real-time endpoints, always by the streaming operation: the plain one ends after 60 seconds. Never
 * sends the header `X-Amzn-SageMaker-Custom-Attributes`, which can reroute a request inside the container.
 */
export function createSagemaker({
  models,
  place,
  variable,
}: HostParts<SagemakerRouterModel>): HostClient<SagemakerRouterModel> {
  const call = createSignedCall('sagemaker', place);
  const endpointName = byModel(models, ({ endpointNameVariable }) => variable(endpointNameVariable));
  return {
    converse({ model, request, decisionId, cacheSalt }) {
      const send = () =>
        call({
          path: `/endpoints/${encodeURIComponent(endpointName(model.name))}/invocations-response-stream`,
          headers: {
            'content-type': 'application/json',
            'x-amzn-sagemaker-accept': 'application/json',
            'x-amzn-sagemaker-inference-id': decisionId,
          },
          body: JSON.stringify(openAiRequest(request, model, { cacheSalt })),
        });
      return streamAnswer({
        model: model.name,
        send,
        decoder: sagemakerAnswer(model.name, { stops: stopsOf(request).left }),
        refusal: (answer) => awsRefusal(model.name, answer, SAGEMAKER_ERRORS),
      });
    },
  };
}
