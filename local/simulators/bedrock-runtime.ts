import { restError } from './aws-rest-error';
import { invokeEmbedding } from './bedrock-embeddings';
import { foundationModel, settingsError } from './bedrock-settings';
import { type ContextWindow, type ContextWindows, ENDLESS } from './context-window';
import { streamedAnswer, wholeAnswer } from './converse-events';
import { modelError } from './converse-model-rules';
import { type ConverseBody, readConverseBody } from './converse-request';
import { converseSaid, promptTexts, type Said } from './converse-said';
import { modelRefusal } from './model-refusal';
import type { SimulatedRequest, SimulatedService } from './simulated-server';
import { promptTokens } from './simulated-text';
import type { SimulatedResponse } from './write-response';

/**
 * Bedrock Runtime. `models`: the model and profile ids this region has. @default any
 * `windows`: what each takes. @default anything
 */
export function bedrockService(models?: readonly string[], windows: ContextWindows = {}): SimulatedService {
  return {
    modelOf: (request) => route(request)?.model ?? '',
    error: (status, code) =>
      restError(status, code ?? ERROR_NAMES[status] ?? 'InternalServerException', 'simulated fault'),
    answer(request) {
      const to = route(request);
      if (!to) return restError(404, 'UnknownOperationException', 'no such operation');
      if (models && !models.includes(to.model)) {
        return refusal('The provided model identifier is invalid.');
      }
      if (to.operation === 'invoke') return invoked(to.model, request);
      const streams = to.operation === 'converse-stream';
      if (invokeEmbedding(to.model, {})) return refusal(NO_CHAT);
      const read = readConverseBody(request.json);
      if ('problem' in read) return refusal(read.problem);
      const refused =
        settingsError(to.model, read.body) ?? modelError(foundationModel(to.model), read.body, streams);
      if (refused) return refusal(refused);
      const window = windows[to.model] ?? ENDLESS;
      const tooLong = contextError(to.model, read.body, window);
      if (tooLong) return refusal(tooLong);
      const said = converseSaid(to.model, read.body, window);
      const fields = askedFields(read.body, said);
      return streams ? streamedAnswer(said, fields) : wholeAnswer(said, fields);
    },
  };
}

function route({ method, url }: SimulatedRequest): { model: string; operation: string } | undefined {
  const [, model, operation] =
    /^\/model\/((?:[\w.:-]|%[2-7][0-9a-f])+)\/(converse|converse-stream|invoke)$/i.exec(url) ?? [];
  if (method !== 'POST' || !model || !operation) return undefined;
  return { model: decodeURIComponent(model), operation };
}

/** Converse's words for a model that does not chat. */
const NO_CHAT =
  "This action doesn't support the model that you provided. Try again with a supported text or chat model.";

/** A request that Bedrock or its model does not take. */
const refusal = (words: string): SimulatedResponse => restError(400, 'ValidationException', words);

/** Bytes (botocore 1.43.11, bedrock-runtime/2023-09-30/service-2.json, Body). */
const LARGEST_BODY = 25_000_000;

/** InvokeModel, for models for embedding alone. They take no guardrail. */
function invoked(model: string, { headers, json, bytes }: SimulatedRequest): SimulatedResponse {
  if (bytes.length > LARGEST_BODY)
    return refusal(`Member must have length less than or equal to ${LARGEST_BODY}`);
  if (!/^application\/json\b/.test(headers['content-type'] ?? '')) {
    return restError(415, 'UnsupportedMediaTypeException', 'The content type must be application/json.');
  }
  const made = invokeEmbedding(model, json);
  if (!made) return refusal('Malformed input request: only bodies of models for embedding are simulated.');
  if (headers['x-amzn-bedrock-guardrailidentifier'] !== undefined) {
    return refusal('Guardrails are not supported for this model.');
  }
  if ('problem' in made) return refusal(made.problem);
  return {
    status: 200,
    headers: {
      'content-type': 'application/json',
      'x-amzn-bedrock-input-token-count': String(made.inputTokens),
    },
    pieces: [JSON.stringify(made.body)],
  };
}

/**
 * What Bedrock says of a request that does not fit into the model's context; `undefined` where it fits. Claude's words
 * from daisuke-awaji/moca issue 254 and continuedev/continue issue 6080, those of the others from
 * NousResearch/hermes-agent pull request 98726. The newest Claude models take prompt and limit that are too long
 * together, and end the answer where the context ends; the stricter rule of the others is simulated for all.
 */
function contextError(
  model: string,
  body: ConverseBody,
  { contextTokens }: ContextWindow,
): string | undefined {
  const prompt = promptTokens(promptTexts(body));
  const limit = body.inferenceConfig?.maxTokens ?? 1;
  if (prompt + limit <= contextTokens) return undefined;
  if (!model.includes('anthropic.')) {
    return modelRefusal(
      `This model's maximum context length is ${contextTokens} tokens. Please reduce the length of the prompt`,
    );
  }
  return prompt >= contextTokens
    ? modelRefusal(`prompt is too long: ${prompt} tokens > ${contextTokens} maximum`)
    : modelRefusal(
        `input length and \`max_tokens\` exceed context limit: ${prompt} + ${limit} > ${contextTokens}, decrease input length or \`max_tokens\` and try again`,
      );
}

/** What the answer holds of the fields that the request asked for: Claude's stop sequence. */
function askedFields({ additionalModelResponseFieldPaths: paths = [] }: ConverseBody, said: Said) {
  const { stopSequence } = said;
  if (stopSequence === undefined) return undefined;
  if (paths.includes('/stop_sequence')) return { stop_sequence: stopSequence };
  return paths.includes('/delta/stop_sequence') ? { delta: { stop_sequence: stopSequence } } : undefined;
}

const ERROR_NAMES: Readonly<Record<number, string>> = {
  400: 'ValidationException',
  403: 'AccessDeniedException',
  404: 'ResourceNotFoundException',
  408: 'ModelTimeoutException',
  424: 'ModelErrorException',
  429: 'ThrottlingException',
  503: 'ServiceUnavailableException',
};
