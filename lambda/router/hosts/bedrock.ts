import type { HttpsCall } from '../../aws/https-call';
import { awsRefusal } from './aws-refusal';
import { bedrockAnswer } from './bedrock-answer';
import { BEDROCK_ERRORS } from './bedrock-errors';
import { bedrockRequest, type Guardrail } from './bedrock-request';
import type { ModelHost } from './host';
import { streamAnswer } from './stream-answer';

/** Amazon Bedrock by `ConverseStream`. `guardrailFor`: the guardrail every call to a model must carry. */
export function bedrockHost(
  call: HttpsCall,
  guardrailFor: (model: string) => Guardrail | undefined,
): ModelHost<'bedrock'> {
  return {
    converse({ model, request, decisionId, signal }) {
      const body = () => bedrockRequest(request, model, decisionId, guardrailFor(model.name));
      const send = () =>
        call({
          path: `/model/${encodeURIComponent(model.invokeId)}/converse-stream`,
          headers: { 'content-type': 'application/json' },
          body: Buffer.from(JSON.stringify(body())),
          signal,
        });
      return streamAnswer({
        model: model.name,
        signal,
        send,
        decoder: bedrockAnswer(model.name),
        refusal: (answer) => awsRefusal(model.name, answer, BEDROCK_ERRORS),
      });
    },
  };
}
