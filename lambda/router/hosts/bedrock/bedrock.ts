import { createSignedCall } from '../../../aws/signed-call';
import { jsonOf } from '../../../json/json-text';
import type { EmbeddingRequest } from '../../contract/embedding';
import { byModel } from '../by-model';
import { type AnswerStream, type HostCall, type HostClient, HostError, type HostParts } from '../host';
import type { AnswerCeiling } from '../wire/answer-limit';
import { awsRefusal } from '../wire/aws-refusal';
import { embedTexts } from '../wire/embed-texts';
import { streamAnswer } from '../wire/stream-answer';
import { type AskedAnswer, bedrockAnswer } from './bedrock-answer';
import { EMBEDDING_FORMS } from './bedrock-embeddings';
import { BEDROCK_ERRORS, refusedPart } from './bedrock-errors';
import { bedrockRequest } from './bedrock-request';
import { type CallForm, callForm } from './call-form';
import { converseAnswer } from './converse-answer';
import type { BedrockRouterModel } from './schema';

/**
 * Calls Amazon Bedrock by `ConverseStream`, or by `Converse` where the model takes tools in whole answers alone, and
 * embedding models by `InvokeModel`, which has a body of its own for each publisher. Every call names the guardrail of
 * its model, where it has one.
 */
export function createBedrock({
  models,
  place,
  variable,
}: HostParts<BedrockRouterModel>): HostClient<BedrockRouterModel> {
  const send = createSignedCall('bedrock', place);
  const targetOf = byModel(models, ({ invokeId, guardrail }) => ({
    path: `/model/${encodeURIComponent(invokeId)}/converse`,
    headers: { 'content-type': 'application/json' },
    guardrail: guardrail && {
      id: variable(guardrail.idVariable),
      version: variable(guardrail.versionVariable),
    },
  }));
  const invokePath = byModel(models, ({ invokeId }) => `/model/${encodeURIComponent(invokeId)}/invoke`);
  return { converse, embed };

  /**
   * Bedrock has no setting that limits the answers of all calls, so each call has a limit, also where the caller set
   * none. Some models then refuse a prompt that fits, because prompt and limit together do not. In that case less room
   * than the limit is left, so the same model is called once more without a limit.
   */
  function converse(hostCall: HostCall<BedrockRouterModel>): AnswerStream {
    let mayRepeat = hostCall.request.maxTokens === undefined;
    let stream = call(hostCall, hostCall.model);
    return {
      async next() {
        try {
          return await stream.next();
        } catch (error) {
          const tooLong = error instanceof HostError && error.reason === 'too-long';
          if (!tooLong || !mayRepeat) throw error;
          mayRepeat = false;
          stream = call(hostCall, undefined);
          return stream.next();
        }
      },
      stop: (reason) => stream.stop(reason),
    };
  }

  /** The account's invocation log keeps the decision id. */
  function embed({ model, request, decisionId }: HostCall<BedrockRouterModel, EmbeddingRequest>) {
    const { name, embeddingProtocol } = model;
    if (!embeddingProtocol) throw new HostError('denied', `${name}: this lane has no way to embed with it`);
    const { textsPerCall, body, read } = EMBEDDING_FORMS[embeddingProtocol];
    const headers = {
      'content-type': 'application/json',
      accept: 'application/json',
      'x-amzn-bedrock-request-metadata': JSON.stringify({ decisionId }),
    };
    return embedTexts({
      model: name,
      texts: request.texts,
      textsPerCall,
      atOnce: AT_ONCE,
      send: (texts) => send({ path: invokePath(name), headers, body: JSON.stringify(body(texts, request)) }),
      read,
      refusal: (answer) => awsRefusal(name, answer, BEDROCK_ERRORS),
    });
  }

  function call(
    { model, request, decisionId }: HostCall<BedrockRouterModel>,
    ceiling: AnswerCeiling | undefined,
  ) {
    const form = callForm(request, model);
    const asked = askedAnswer(form);
    return streamAnswer({
      model: model.name,
      send: () => {
        const { path, headers, guardrail } = targetOf(model.name);
        return send({
          path: form.streamed ? `${path}-stream` : path,
          headers,
          body: jsonOf(bedrockRequest(request, ceiling, decisionId, guardrail, form)),
        });
      },
      decoder: form.streamed ? bedrockAnswer(model.name, asked) : converseAnswer(model.name, asked),
      refusal: (answer) => awsRefusal(model.name, answer, BEDROCK_ERRORS, refusedPart),
    });
  }
}

/** What the answer's decoder must know of the call. */
export function askedAnswer({ use, format, toolNames, stop }: CallForm): AskedAnswer {
  return {
    toolName: toolNames.original,
    ...(format && 'tool' in format && { answerTool: toolNames.accepted(format.tool.name) }),
    ...(format?.wrapped && { wrapped: true }),
    ...(use && { mostCalls: use.mostCalls }),
    stop,
  };
}

/** Calls of one request that run at the same time. Bedrock limits embedding models by requests a minute. */
const AT_ONCE = 16;
