import { readChatBody } from './chat-body';
import { abilityProblem, chatPrompt, contextError } from './chat-prompt';
import { type ContextWindows, ENDLESS } from './context-window';
import { answerChat, thinkingIn } from './openai-chat';
import { answerCompletion, completionPrompt, readCompletionBody } from './openai-completions';
import { answerEmbeddings, embeds } from './openai-embeddings';
import type { SimulatedRequest, SimulatedService } from './simulated-server';
import type { SimulatedResponse } from './write-response';

/**
 * vLLM's OpenAI server. It spells its own paths, so that a wrong path of the router's is not found. `models`: the names it serves. @default any name
 * `windows`: what each takes, as `--max-model-len` and `max_new_tokens` would say. @default anything
 */
export function vllmService(models?: readonly string[], windows: ContextWindows = {}): SimulatedService {
  return {
    modelOf,
    error: (status, code) =>
      refusal(status, code ?? ERROR_TYPES[status] ?? 'InternalServerError', 'simulated fault'),
    // vllm-project/vllm pull request 11036: before it, two requests with one id broke the engine.
    running: {
      idOf: ({ headers }) => headers['x-request-id']?.toString(),
      refusal: (id) => refusal(400, 'BadRequestError', `Request id ${id} already running.`),
    },
    answer(request) {
      const [path] = request.url.split('?');
      if (request.method === 'GET' && path === '/health') return { status: 200, headers: {}, pieces: [''] };
      if (request.method === 'GET' && path === '/v1/models') return json(200, modelList(models ?? []));
      if (request.method === 'POST' && path === '/v1/chat/completions') return chat(request, models, windows);
      if (request.method === 'POST' && path === '/v1/completions')
        return completion(request, models, windows);
      if (request.method === 'POST' && path === '/v1/embeddings') return embeddings(request, models, windows);
      return json(404, { detail: 'Not Found' });
    },
  };
}

function chat(
  request: SimulatedRequest,
  models: readonly string[] | undefined,
  windows: ContextWindows,
): SimulatedResponse {
  const read = readChatBody(request.json);
  if ('problem' in read) return refusal(400, 'BadRequestError', read.problem);
  const model = modelOf(request);
  if (models && !models.includes(model)) return unknownModel(model);
  const window = windows[model] ?? ENDLESS;
  if (embeds(window)) {
    return refusal(400, 'BadRequestError', 'The model does not support Chat Completions API');
  }
  const unable = abilityProblem(read.body, model, window);
  if (unable) return refusal(400, 'BadRequestError', unable);
  const tooLong = contextError(chatPrompt(read.body), window);
  if (tooLong) return json(400, { error: tooLong });
  const pieces = answerChat('vLLM', model, read.body, window);
  return {
    ...answered(pieces, read.body),
    ...(read.body.stream && { thinking: { after: 1, ...thinkingIn(pieces[0] ?? '') } }),
  };
}

function completion(
  request: SimulatedRequest,
  models: readonly string[] | undefined,
  windows: ContextWindows,
): SimulatedResponse {
  const read = readCompletionBody(request.json);
  if ('problem' in read) return refusal(400, 'BadRequestError', read.problem);
  const model = modelOf(request);
  if (models && !models.includes(model)) return unknownModel(model);
  const window = windows[model] ?? ENDLESS;
  if (embeds(window)) return refusal(400, 'BadRequestError', 'The model does not support Completions API');
  const { body } = read;
  const tooLong = contextError(completionPrompt(body), window);
  if (tooLong) return json(400, { error: tooLong });
  return answered(answerCompletion('vLLM', model, body, window), body);
}

const answered = (
  pieces: readonly string[],
  { stream }: { readonly stream?: boolean | null },
): SimulatedResponse => ({
  status: 200,
  headers: { 'content-type': stream ? 'text/event-stream; charset=utf-8' : 'application/json' },
  pieces,
});

function embeddings(
  request: SimulatedRequest,
  models: readonly string[] | undefined,
  windows: ContextWindows,
): SimulatedResponse {
  const model = modelOf(request);
  if (models && !models.includes(model)) return unknownModel(model);
  const made = answerEmbeddings(model, request.json, windows[model]);
  if ('problem' in made) return refusal(400, 'BadRequestError', made.problem);
  return answered([made.answer], {});
}

function modelOf({ json }: SimulatedRequest): string {
  const { model } = (json ?? {}) as { model?: unknown };
  return typeof model === 'string' ? model : '';
}

function modelList(models: readonly string[]): object {
  return {
    object: 'list',
    data: models.map((id) => ({ id, object: 'model', created: 1_700_000_000, owned_by: 'vllm', root: id })),
  };
}

function refusal(code: number, type: string, message: string): SimulatedResponse {
  return json(code, { error: { message, type, param: null, code } });
}

const unknownModel = (model: string): SimulatedResponse =>
  refusal(404, 'NotFoundError', `The model \`${model}\` does not exist.`);

function json(status: number, body: object): SimulatedResponse {
  return { status, headers: { 'content-type': 'application/json' }, pieces: [JSON.stringify(body)] };
}

const ERROR_TYPES: Readonly<Record<number, string>> = {
  400: 'BadRequestError',
  404: 'NotFoundError',
  429: 'TooManyRequestsError',
  503: 'ServiceUnavailableError',
};
