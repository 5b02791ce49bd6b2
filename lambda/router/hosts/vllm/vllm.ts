import { jsonOf } from '../../../aws/aws-error';
import { type HttpsAnswer, type HttpsCall, readBody } from '../../../aws/https-call';
import { HostError, type ModelHost } from '../host';
import { openAiAnswer } from '../wire/openai-answer';
import { openAiRequest } from '../wire/openai-request';
import { refusalReason } from '../wire/status-reason';
import { streamAnswer } from '../wire/stream-answer';
import { VLLM_PATHS } from './vllm-paths';

/** vLLM on ECS, over the OpenAI protocol. `connect`: the connection to a model's load balancer. */
export function vllmHost(connect: (model: string) => HttpsCall): ModelHost<'vllm'> {
  return {
    converse({ model, request, decisionId, signal }) {
      const send = () =>
        connect(model.name)({
          path: VLLM_PATHS.chat,
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

/** The body of a refusal; versions before 0.10 have no `error` around it. */
interface Refusal {
  readonly error?: { readonly message?: unknown };
  readonly message?: unknown;
}

/** The status tells, and the words tell a request that is too long; they are not kept, they may repeat the prompt (I7). */
async function vllmRefusal(model: string, answer: HttpsAnswer): Promise<HostError> {
  const { status } = answer;
  const { error, message } = (jsonOf(await readBody(answer, 64 * 1024)) ?? {}) as Refusal;
  return new HostError(
    refusalReason(status, String(error?.message ?? message ?? '')),
    `${model}: answered HTTP ${status}`,
    status,
  );
}
