import type { HttpsCall } from '../../../aws/https-call';
import { type HostCall, HostError, type ModelHost } from '../host';
import type { AnswerCeiling } from '../wire/answer-limit';
import { awsRefusal } from '../wire/aws-refusal';
import { streamAnswer } from '../wire/stream-answer';
import { bedrockAnswer } from './bedrock-answer';
import { BEDROCK_ERRORS } from './bedrock-errors';
import { bedrockRequest, type Guardrail } from './bedrock-request';

/** Amazon Bedrock by `ConverseStream`. `guardrailFor`: the guardrail every call to a model must carry. */
export function bedrockHost(
  call: HttpsCall,
  guardrailFor: (model: string) => Guardrail | undefined,
): ModelHost<'bedrock'> {
  return { converse };

  /**
   * Bedrock has no setting that holds a ceiling for every call, so each call carries one, also where the caller set
   * no limit. Some models then refuse a prompt that fits, because prompt and ceiling together do not. That refusal
   * says that less room than the ceiling is left, so the same model is asked once more without a limit.
   */
  async function* converse(hostCall: HostCall<'bedrock'>) {
    try {
      yield* ask(hostCall, hostCall.model);
    } catch (error) {
      const tooLong = error instanceof HostError && error.reason === 'too-long';
      if (!tooLong || hostCall.request.maxTokens !== undefined) throw error;
      yield* ask(hostCall, undefined);
    }
  }

  function ask(
    { model, request, decisionId, signal }: HostCall<'bedrock'>,
    ceiling: AnswerCeiling | undefined,
  ) {
    const body = () => bedrockRequest(request, ceiling, decisionId, guardrailFor(model.name));
    return streamAnswer({
      model: model.name,
      signal,
      send: () =>
        call({
          path: `/model/${encodeURIComponent(model.invokeId)}/converse-stream`,
          headers: { 'content-type': 'application/json' },
          body: Buffer.from(JSON.stringify(body())),
          signal,
        }),
      decoder: bedrockAnswer(model.name),
      refusal: (answer) => awsRefusal(model.name, answer, BEDROCK_ERRORS),
    });
  }
}
