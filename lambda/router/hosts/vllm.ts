import { type HttpsAnswer, type HttpsCall, readBody } from '../../aws/https-call';
import { HostError, type ModelHost } from './host';
import { openAiAnswer } from './openai-answer';
import { openAiRequest } from './openai-request';
import { statusReason } from './status-reason';
import { streamAnswer } from './stream-answer';

/** vLLM on ECS, over the OpenAI protocol. `connect`: the connection to a model's load balancer. */
export function vllmHost(connect: (model: string) => HttpsCall): ModelHost<'vllm'> {
  return {
    converse({ model, request, decisionId, signal }) {
      const send = () =>
        connect(model.name)({
          path: '/v1/chat/completions',
          headers: {
            'content-type': 'application/json',
            accept: 'text/event-stream',
            'x-request-id': decisionId,
          },
          body: Buffer.from(JSON.stringify(openAiRequest(request, model, model.name))),
          signal,
        });
      return streamAnswer({
        model: model.name,
        signal,
        send,
        decoder: openAiAnswer(model.name),
        refusal: (answer) => vllmRefusal(model.name, answer),
      });
    },
  };
}

/** The status says it all; the words of the body are read away, since they may repeat the prompt (I7). */
async function vllmRefusal(model: string, answer: HttpsAnswer): Promise<HostError> {
  await readBody(answer, 64 * 1024);
  return new HostError(
    statusReason(answer.status),
    `${model}: answered HTTP ${answer.status}`,
    answer.status,
  );
}
