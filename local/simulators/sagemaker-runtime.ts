import { restError } from './aws-rest-error';
import { readChatBody } from './chat-body';
import { abilityProblem, chatPrompt, contextError } from './chat-prompt';
import { type ContextWindow, type ContextWindows, ENDLESS } from './context-window';
import { eventFrame } from './event-stream-frame';
import { answerChat, thinkingIn } from './openai-chat';
import {
  answerCompletion,
  asksForCompletion,
  completionPrompt,
  readCompletionBody,
} from './openai-completions';
import { answerEmbeddings, asksForEmbeddings, embeds } from './openai-embeddings';
import type { SimulatedRequest, SimulatedService } from './simulated-server';
import type { SimulatedResponse } from './write-response';

/**
 * SageMaker Runtime with a vLLM container behind every endpoint. `endpoints`: those that exist. @default any
 * `windows`: what the model of each takes. @default anything
 */
export function sagemakerService(
  endpoints?: readonly string[],
  windows: ContextWindows = {},
): SimulatedService {
  return {
    modelOf: (request) => route(request)?.endpoint ?? '',
    error: (status, code) =>
      code === 'ModelError'
        ? modelError(500, 'simulated fault')
        : restError(status, code ?? ERROR_NAMES[status] ?? 'InternalFailure', 'simulated fault'),
    answer(request) {
      const to = route(request);
      if (!to) return restError(404, 'UnknownOperationException', 'no such operation');
      if (endpoints && !endpoints.includes(to.endpoint)) {
        const words = `Endpoint ${to.endpoint} of account 000000000000 not found.`;
        return restError(400, 'ValidationError', words);
      }
      if (request.bytes.length > LARGEST_BODY) {
        return restError(413, 'RequestEntityTooLarge', `HTTP content length exceeded ${LARGEST_BODY} bytes.`);
      }
      const own = windows[to.endpoint];
      if (asksForEmbeddings(request.json)) {
        const made = answerEmbeddings(to.endpoint, request.json, own);
        if ('problem' in made) return modelError(400, made.problem);
        return to.streamed
          ? streamed([made.answer], 'application/json')
          : plain([made.answer], 'application/json');
      }
      if (own && embeds(own)) return modelError(400, 'Cannot find suitable handler for request.');
      if (asksForCompletion(request.json)) return completion(request, to, own ?? ENDLESS);
      const read = readChatBody(request.json);
      if ('problem' in read) return modelError(400, read.problem);
      const window = own ?? ENDLESS;
      const unable = abilityProblem(read.body, to.endpoint, window);
      if (unable) return modelError(400, unable);
      const tooLong = contextError(chatPrompt(read.body), window);
      if (tooLong) return modelError(400, JSON.stringify({ error: tooLong }));
      const container = answerChat('SageMaker', to.endpoint, read.body, window);
      const type = read.body.stream ? 'text/event-stream' : 'application/json';
      return to.streamed ? streamed(container, type) : plain(container, type);
    },
  };
}

/** Bytes (botocore 1.43.11, sagemaker-runtime/2017-05-13/service-2.json, BodyBlob). */
const LARGEST_BODY = 6_291_456;

/** The container knows an older completion by its fields (vllm/entrypoints/sagemaker/routes.py at 048a32c, read 2026-11-26). */
function completion(
  request: SimulatedRequest,
  { endpoint, streamed: inPieces }: Route,
  window: ContextWindow,
): SimulatedResponse {
  const read = readCompletionBody(request.json);
  if ('problem' in read) return modelError(400, read.problem);
  const { body } = read;
  const tooLong = contextError(completionPrompt(body), window);
  if (tooLong) return modelError(400, JSON.stringify({ error: tooLong }));
  const container = answerCompletion('SageMaker', endpoint, body, window);
  const type = body.stream ? 'text/event-stream' : 'application/json';
  return inPieces ? streamed(container, type) : plain(container, type);
}

interface Route {
  readonly endpoint: string;
  readonly streamed: boolean;
}

function route({ method, url }: SimulatedRequest): Route | undefined {
  const [, endpoint, stream] =
    /^\/endpoints\/([a-zA-Z0-9-]+)\/invocations(-response-stream)?$/.exec(url) ?? [];
  return method === 'POST' && endpoint ? { endpoint, streamed: stream !== undefined } : undefined;
}

function plain(container: readonly string[], type: string): SimulatedResponse {
  const headers = { 'content-type': type, 'x-Amzn-Invoked-Production-Variant': 'primary' };
  return { status: 200, headers, pieces: [container.join('')] };
}

/** The container's bytes in slices that fall where they fall, as SageMaker cuts them. */
function streamed(container: readonly string[], type: string): SimulatedResponse {
  const bytes = Buffer.from(container.join(''));
  const part = (data: Buffer) => eventFrame('PayloadPart', 'application/octet-stream', data);
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += SLICE_BYTES) {
    pieces.push(part(bytes.subarray(at, at + SLICE_BYTES)));
  }
  const headers = {
    'content-type': 'application/vnd.amazon.eventstream',
    'X-Amzn-SageMaker-Content-Type': type,
    'x-Amzn-Invoked-Production-Variant': 'primary',
  };
  if (!type.startsWith('text/event-stream')) return { status: 200, headers, pieces };
  const { reasoning, ping } = thinkingIn(container[0] ?? '');
  // Before the first slice: in between, an event of the container may be open.
  const thinking = { after: 0, reasoning: part(Buffer.from(reasoning)), ping: part(Buffer.from(ping)) };
  return { status: 200, headers, pieces, thinking };
}

const SLICE_BYTES = 251;

/** The container's refusal, wrapped as SageMaker wraps it. */
function modelError(status: number, words: string): SimulatedResponse {
  const side = status >= 500 ? 'server' : 'client';
  const message = `Received ${side} error (${status}) from primary with message "${words}".`;
  return restError(424, 'ModelError', message, {
    ErrorCode: `${side.toUpperCase()}_ERROR_FROM_MODEL`,
    LogStreamArn: '',
    Message: message,
    OriginalMessage: words,
    OriginalStatusCode: status,
  });
}

const ERROR_NAMES: Readonly<Record<number, string>> = {
  400: 'ValidationError',
  424: 'ModelError',
  429: 'ModelNotReadyException',
  503: 'ServiceUnavailable',
  530: 'InternalDependencyException',
};
