import type { AnswerFormat, ChatRequest, Tool, ToolChoice } from '../../contract/chat';
import { textsIn } from '../../contract/texts-in';
import { type AnswerCeiling, callersLimit } from './answer-limit';
import { openAiMessages } from './openai-messages';
import { type Thoughtful, thinkingFields } from './thinking';

/** What a body has besides the caller's request. */
export interface OpenAiParts {
  /** The name of the model. @default the server has one model without a name */
  readonly servedName?: string;
  /** vLLM reuses prefixes only among requests with the same salt; from 0.9 on. @default among all requests */
  readonly cacheSalt?: string;
}

/**
 * The body of an OpenAI chat completion, or of the older completion where the model continues a text, for vLLM and for the containers on SageMaker; always streamed, usage included.
 * `max_tokens` is absent where the caller set no limit: the server then uses the room that the prompt leaves, up to the
 * limit that it was started with (lib/hosts/serving-settings.ts). `serviceTier`, `verbosity` and cache points have no place
 * in it: these servers have no tiers, and keep every prefix by themselves.
 */
export function openAiRequest(
  request: ChatRequest,
  model: AnswerCeiling & Thoughtful,
  { servedName, cacheSalt }: OpenAiParts = {},
): object {
  const limit = callersLimit(request, model);
  const { sent, left } = stopsOf(request);
  return {
    // First, so that no field of the router's own is ever the caller's.
    ...withOneForm(request.extras),
    ...(servedName !== undefined && { model: servedName }),
    ...promptOf(request),
    ...toolFields(request),
    ...(request.format && { response_format: formatOf(request.format) }),
    ...(request.temperature !== undefined && { temperature: request.temperature }),
    // vLLM takes no 0. Of so small a part of the probability, only the likeliest token is left.
    ...(request.topP !== undefined && { top_p: Math.max(request.topP, LEAST_TOP_P) }),
    ...(limit !== undefined && { max_tokens: limit }),
    ...(sent.length > 0 && { stop: sent }),
    ...(request.seed !== undefined && { seed: request.seed }),
    ...(request.presencePenalty !== undefined && { presence_penalty: request.presencePenalty }),
    ...(request.frequencyPenalty !== undefined && { frequency_penalty: request.frequencyPenalty }),
    ...logprobsOf(request),
    // What switches thinking is an argument of the chat template.
    ...(request.continues ? {} : withExtras(request, thinkingFields(request, model))),
    stream: true,
    // With each chunk where the router may end the answer before the server does.
    stream_options: { include_usage: true, ...(left.length > 0 && { continuous_usage_stats: true }) },
    ...(cacheSalt !== undefined && { cache_salt: cacheSalt }),
  };
}

const promptOf = ({ continues, messages }: ChatRequest): object =>
  continues ? { prompt: textsIn(messages).join('') } : { messages: openAiMessages(messages) };

function logprobsOf({ continues, logprobs }: ChatRequest): object {
  if (logprobs === undefined) return {};
  return continues ? { logprobs } : { logprobs: true, top_logprobs: logprobs };
}

/** The names that vLLM had before 0.12 for what is `structured_outputs` now; it ignores them today. */
const OLDER_FORMS = {
  guided_json: 'json',
  guided_regex: 'regex',
  guided_choice: 'choice',
  guided_grammar: 'grammar',
};

function withOneForm(extras: ChatRequest['extras'] = {}): object {
  const fields = Object.entries(extras).map(([name, value]) =>
    Object.hasOwn(OLDER_FORMS, name)
      ? ['structured_outputs', { [OLDER_FORMS[name as keyof typeof OLDER_FORMS]]: value }]
      : [name, value],
  );
  return Object.fromEntries(fields);
}

/**
 * vLLM takes four stop sequences (VLLM_MAX_STOP_STRINGS, vllm-project/vllm pull requests 51447 and 51997, 2026-08). The
 * decoder of the answer ends it at the others.
 */
export function stopsOf({ stop = [] }: Pick<ChatRequest, 'stop'>): {
  readonly sent: readonly string[];
  readonly left: readonly string[];
} {
  return { sent: stop.slice(0, MOST_STOPS), left: stop.slice(MOST_STOPS) };
}

const MOST_STOPS = 4;

function toolFields({ tools, toolChoice, parallelToolCalls }: ChatRequest): object {
  if (!tools?.length) return {};
  return {
    tools: tools.map(toolOf),
    ...(toolChoice !== undefined && { tool_choice: choiceOf(toolChoice) }),
    ...(parallelToolCalls !== undefined && { parallel_tool_calls: parallelToolCalls }),
  };
}

const toolOf = ({ name, description, parameters, strict }: Tool): object => ({
  type: 'function',
  function: {
    name,
    ...(description !== undefined && { description }),
    parameters: parameters ?? { type: 'object', properties: {} },
    ...(strict !== undefined && { strict }),
  },
});

const choiceOf = (choice: ToolChoice): object | string =>
  typeof choice === 'string' ? choice : { type: 'function', function: { name: choice.name } };

function formatOf(format: AnswerFormat): object {
  if (format.type === 'json') return { type: 'json_object' };
  const { name, description, schema, strict } = format;
  return {
    type: 'json_schema',
    json_schema: { name, ...(description !== undefined && { description }), schema, strict },
  };
}

/** Small enough for one token, and not 0 as a 32-bit number. */
const LEAST_TOP_P = 1e-6;

/** The arguments of a chat template that switch thinking, beside those that the caller may send. */
function withExtras(
  { extras }: ChatRequest,
  thinking: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const [asked, own] = [extras, thinking].map((fields) => fields?.chat_template_kwargs as object | undefined);
  return asked && own ? { ...thinking, chat_template_kwargs: { ...asked, ...own } } : thinking;
}
