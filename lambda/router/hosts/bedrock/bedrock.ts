import { createSignedCall } from '../../../aws/signed-call';
import { byModel } from '../by-model';
import { type HostCall, type HostClient, HostError, type HostParts } from '../host';
import type { AnswerCeiling } from '../wire/answer-limit';
import { awsRefusal } from '../wire/aws-refusal';
import { streamAnswer } from '../wire/stream-answer';
import { bedrockAnswer } from './bedrock-answer';
import { BEDROCK_ERRORS } from './bedrock-errors';
import { bedrockRequest } from './bedrock-request';
import type { BedrockRouterModel } from './schema';

/** Amazon Bedrock by `ConverseStream`. Every call carries the guardrail of its model, where it has one. */
export function createBedrock({
  models,
  place,
  variable,
}: HostParts<BedrockRouterModel>): HostClient<BedrockRouterModel> {
  const call = createSignedCall('bedrock', place);
  const guardrailFor = byModel(
    models,
    ({ guardrail }) =>
      guardrail && { id: variable(guardrail.idVariable), version: variable(guardrail.versionVariable) },
  );
  return { converse };

  /**
   * Bedrock has no setting that holds a ceiling for every call, so each call carries one, also where the caller set
   * no limit. Some models then refuse a prompt that fits, because prompt and ceiling together do not. That refusal
   * says that less room than the ceiling is left, so the same model is asked once more without a limit.
   */
  async function* converse(hostCall: HostCall<BedrockRouterModel>) {
    try {
      yield* ask(hostCall, hostCall.model);
    } catch (error) {
      const tooLong = error instanceof HostError && error.reason === 'too-long';
      if (!tooLong || hostCall.request.maxTokens !== undefined) throw error;
      yield* ask(hostCall, undefined);
    }
  }

  function ask(
    { model, request, decisionId, signal }: HostCall<BedrockRouterModel>,
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
