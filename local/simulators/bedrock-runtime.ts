import { restError } from './aws-rest-error';
import { settingsError } from './bedrock-settings';
import { answerTokens, type ContextWindow, type ContextWindows, ENDLESS } from './context-window';
import { type ConverseBody, readConverseBody } from './converse-request';
import { eventFrame } from './event-stream-frame';
import type { SimulatedRequest, SimulatedService } from './simulated-server';
import { promptTokens, type SimulatedText, simulatedText, THOUGHT } from './simulated-text';
import type { SimulatedResponse } from './write-response';

/** The words that make the simulated guardrail intervene, if the call names a guardrail. */
export const GUARDRAIL_TRIGGER = 'simulate a guardrail intervention';

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
        return restError(400, 'ValidationException', 'The provided model identifier is invalid.');
      }
      const read = readConverseBody(request.json);
      if ('problem' in read) return restError(400, 'ValidationException', read.problem);
      const refused = settingsError(to.model, read.body);
      if (refused) return restError(400, 'ValidationException', refused);
      const window = windows[to.model] ?? ENDLESS;
      const tooLong = contextError(to.model, read.body, window);
      if (tooLong) return restError(400, 'ValidationException', tooLong);
      const said = converse(to.model, read.body, window);
      return to.streamed ? streamed(said) : plain(said);
    },
  };
}

function route({ method, url }: SimulatedRequest): { model: string; streamed: boolean } | undefined {
  const [, model, stream] = /^\/model\/((?:[\w.:-]|%[2-7][0-9a-f])+)\/converse(-stream)?$/i.exec(url) ?? [];
  if (method !== 'POST' || !model) return undefined;
  return { model: decodeURIComponent(model), streamed: stream !== undefined };
}

interface Said {
  readonly text: SimulatedText;
  readonly stopReason: string;
}

const textsOf = ({ system = [], messages }: ConverseBody) =>
  [...system, ...messages.flatMap(({ content }) => content)].map(({ text }) => text);

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
  const prompt = promptTokens(textsOf(body));
  const limit = body.inferenceConfig?.maxTokens ?? 1;
  if (prompt + limit <= contextTokens) return undefined;
  const said = 'The model returned the following errors: ';
  if (!model.includes('anthropic.')) {
    return `${said}This model's maximum context length is ${contextTokens} tokens. Please reduce the length of the prompt`;
  }
  return prompt >= contextTokens
    ? `${said}prompt is too long: ${prompt} tokens > ${contextTokens} maximum`
    : `${said}input length and \`max_tokens\` exceed context limit: ${prompt} + ${limit} > ${contextTokens}, decrease input length or \`max_tokens\` and try again`;
}

function converse(model: string, body: ConverseBody, window: ContextWindow): Said {
  const texts = textsOf(body);
  if (body.guardrailConfig && texts.some((text) => text.includes(GUARDRAIL_TRIGGER))) {
    const pieces = ['[simulated Bedrock guardrail] This request was blocked.'];
    return {
      text: { pieces, ended: 'stop', inputTokens: 0, outputTokens: 0 },
      stopReason: 'guardrail_intervened',
    };
  }
  const { maxTokens: limit, stopSequences } = body.inferenceConfig ?? {};
  const maxTokens = answerTokens(window, promptTokens(texts), limit);
  const text = simulatedText({ host: 'Bedrock', model, texts, maxTokens, stop: stopSequences });
  return { text, stopReason: STOP_REASONS[text.ended] };
}

const STOP_REASONS = { stop: 'end_turn', 'stop-sequence': 'stop_sequence', length: 'max_tokens' } as const;

function plain({ text, stopReason }: Said): SimulatedResponse {
  const message = { role: 'assistant', content: [{ text: text.pieces.join('') }] };
  const body = { output: { message }, stopReason, usage: usage(text), metrics: { latencyMs: 1 } };
  return { status: 200, headers: { 'content-type': 'application/json' }, pieces: [JSON.stringify(body)] };
}

/** Each payload carries `p`, the padding Bedrock hides text lengths with. */
function streamed({ text, stopReason }: Said): SimulatedResponse {
  const event = (type: string, payload: object) =>
    eventFrame(type, 'application/json', JSON.stringify({ ...payload, p: 'abcdefghijklmnop' }));
  const deltas = text.pieces.map((piece) =>
    event('contentBlockDelta', { contentBlockIndex: 0, delta: { text: piece } }),
  );
  return {
    status: 200,
    headers: { 'content-type': 'application/vnd.amazon.eventstream' },
    pieces: [
      event('messageStart', { role: 'assistant' }),
      ...deltas,
      event('contentBlockStop', { contentBlockIndex: 0 }),
      event('messageStop', { stopReason }),
      event('metadata', { usage: usage(text), metrics: { latencyMs: 1 } }),
    ],
    // Bedrock has no ping: an event of an unknown kind takes its place.
    thinking: {
      after: 1,
      reasoning: event('contentBlockDelta', {
        contentBlockIndex: 0,
        delta: { reasoningContent: { text: THOUGHT } },
      }),
      ping: event('simulatedPing', {}),
    },
  };
}

const usage = ({ inputTokens, outputTokens }: SimulatedText) => ({
  inputTokens,
  outputTokens,
  totalTokens: inputTokens + outputTokens,
});

const ERROR_NAMES: Readonly<Record<number, string>> = {
  400: 'ValidationException',
  403: 'AccessDeniedException',
  404: 'ResourceNotFoundException',
  408: 'ModelTimeoutException',
  424: 'ModelErrorException',
  429: 'ThrottlingException',
  503: 'ServiceUnavailableException',
};
