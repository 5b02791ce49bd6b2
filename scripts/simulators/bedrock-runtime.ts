import { restError } from './aws-rest-error';
import { type ConverseBody, readConverseBody } from './converse-request';
import { eventFrame } from './event-stream-frame';
import { type SimulatedText, simulatedText, THOUGHT } from './simulated-answer';
import type { SimulatedAnswer, SimulatedRequest, SimulatedService } from './simulated-server';

/** The words that make the simulated guardrail step in, wherever a call carries a guardrail. */
export const GUARDRAIL_TRIGGER = 'simulate a guardrail intervention';

/** Bedrock Runtime. `models`: the model and profile ids this region has. @default any */
export function bedrockService(models?: readonly string[]): SimulatedService {
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
      const said = converse(to.model, read.body);
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

function converse(model: string, body: ConverseBody): Said {
  const texts = [...(body.system ?? []), ...body.messages.flatMap(({ content }) => content)].map(
    ({ text }) => text,
  );
  if (body.guardrailConfig && texts.some((text) => text.includes(GUARDRAIL_TRIGGER))) {
    const pieces = ['[simulated Bedrock guardrail] This request was blocked.'];
    return {
      text: { pieces, ended: 'stop', inputTokens: 0, outputTokens: 0 },
      stopReason: 'guardrail_intervened',
    };
  }
  const { maxTokens, stopSequences } = body.inferenceConfig ?? {};
  const text = simulatedText({ host: 'Bedrock', model, texts, maxTokens, stop: stopSequences });
  return { text, stopReason: STOP_REASONS[text.ended] };
}

const STOP_REASONS = { stop: 'end_turn', 'stop-sequence': 'stop_sequence', length: 'max_tokens' } as const;

function plain({ text, stopReason }: Said): SimulatedAnswer {
  const message = { role: 'assistant', content: [{ text: text.pieces.join('') }] };
  const body = { output: { message }, stopReason, usage: usage(text), metrics: { latencyMs: 1 } };
  return { status: 200, headers: { 'content-type': 'application/json' }, pieces: [JSON.stringify(body)] };
}

/** Each payload carries `p`, the padding Bedrock hides text lengths with. */
function streamed({ text, stopReason }: Said): SimulatedAnswer {
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
    // Bedrock has no ping: an event of a kind that no client knows yet stands for one.
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
