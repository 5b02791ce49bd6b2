/** What an answer says, in whatever dialect it came, whole or streamed. */
export interface Said {
  readonly text: string;
  /** How many deltas the text came in; 1 where it came whole. */
  readonly pieces: number;
  readonly calls: readonly { readonly name: string; readonly arguments: string }[];
  /** How many deltas the arguments of all calls came in; 0 where they came whole. */
  readonly argumentDeltas: number;
  readonly reasoning: string;
  /** What the dialect shows of it to people: the summary where it has one, otherwise the reasoning itself. */
  readonly summary: string;
  readonly cut: boolean;
  /** How many answers it has that say something. */
  readonly answers: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Of the tokens of the answer. */
  readonly reasoningTokens: number;
  /** Of the prompt. */
  readonly cachedTokens: number;
  readonly logprobs: boolean;
}

/** How a dialect is spoken: its path, the body around the fields of a feature, and how its answers are read. */
export interface DialectCase {
  readonly title: string;
  readonly path: string;
  readonly body: (words: string) => object;
  readonly whole: (json: Json) => Said;
  /** The data of the events of a stream. */
  readonly streamed: (events: readonly Json[]) => Said;
}

// biome-ignore lint/suspicious/noExplicitAny: an answer is JSON of which each test reads what it knows.
export type Json = any;

const list = (value: Json): readonly Json[] => value ?? [];
const joined = (texts: readonly (string | undefined)[]): string => texts.join('');

/** The last event of a stream has the whole response too. */
function wholeResponse({ output, usage, incomplete_details }: Json): Said {
  const items = list(output);
  const parts = items.filter(({ type }) => type === 'message').flatMap(({ content }) => content);
  const thoughts = items.filter(({ type }) => type === 'reasoning');
  return {
    text: joined(parts.map(({ text }) => text)),
    pieces: 1,
    calls: items.filter(({ type }) => type === 'function_call'),
    argumentDeltas: 0,
    reasoning: joined(thoughts.map(({ encrypted_content }) => encrypted_content)),
    summary: joined(thoughts.flatMap(({ summary }) => list(summary).map(({ text }) => text))),
    cut: incomplete_details?.reason === 'max_output_tokens',
    answers: 1,
    inputTokens: usage.input_tokens,
    outputTokens: usage.output_tokens,
    reasoningTokens: usage.output_tokens_details?.reasoning_tokens ?? 0,
    cachedTokens: usage.input_tokens_details?.cached_tokens ?? 0,
    logprobs: parts.some(({ logprobs }) => list(logprobs).length > 0),
  };
}

export const DIALECTS = {
  chat: {
    title: 'OpenAI chat completions',
    path: '/v1/chat/completions',
    body: (words) => ({ messages: [{ role: 'user', content: words }] }),
    whole: ({ choices: [{ message, finish_reason, logprobs }, ...others], usage }) => ({
      text: message.content ?? '',
      pieces: 1,
      calls: list(message.tool_calls).map(({ function: called }) => called),
      argumentDeltas: 0,
      reasoning: message.reasoning_content ?? '',
      summary: message.reasoning_content ?? '',
      cut: finish_reason === 'length',
      answers: 1 + others.filter((choice: Json) => choice.message.content).length,
      inputTokens: usage.prompt_tokens,
      outputTokens: usage.completion_tokens,
      reasoningTokens: usage.completion_tokens_details?.reasoning_tokens ?? 0,
      cachedTokens: usage.prompt_tokens_details?.cached_tokens ?? 0,
      logprobs: list(logprobs?.content).length > 0,
    }),
    streamed(events) {
      const choices = events.flatMap((event) => list(event.choices));
      const deltas = choices.map(({ delta }) => delta);
      const calls = deltas.flatMap((delta) => list(delta.tool_calls));
      const texts = deltas.map(({ content }) => content).filter(Boolean);
      const usage = events.find((event) => event.usage)?.usage ?? {};
      return {
        text: joined(texts),
        pieces: texts.length,
        calls: calls
          .filter(({ id }) => id)
          .map(({ index, function: { name } }) => ({
            name,
            arguments: joined(
              calls.filter((each) => each.index === index).map((each) => each.function.arguments),
            ),
          })),
        argumentDeltas: calls.filter((call) => call.function.arguments).length,
        reasoning: joined(deltas.map((delta) => delta.reasoning_content)),
        summary: joined(deltas.map((delta) => delta.reasoning_content)),
        cut: choices.some(({ finish_reason }) => finish_reason === 'length'),
        answers: new Set(choices.filter(({ delta }) => delta.content).map(({ index }) => index)).size,
        inputTokens: usage.prompt_tokens,
        outputTokens: usage.completion_tokens,
        reasoningTokens: usage.completion_tokens_details?.reasoning_tokens ?? 0,
        cachedTokens: usage.prompt_tokens_details?.cached_tokens ?? 0,
        logprobs: choices.some(({ logprobs }) => list(logprobs?.content).length > 0),
      };
    },
  },

  responses: {
    title: 'OpenAI responses',
    path: '/v1/responses',
    body: (words) => ({ input: [{ role: 'user', content: words }] }),
    whole: wholeResponse,
    streamed(events) {
      const of = (type: string) => events.filter((event) => event.type === type);
      const last = [...of('response.completed'), ...of('response.incomplete')].at(-1);
      return {
        ...wholeResponse(last.response),
        pieces: of('response.output_text.delta').length,
        argumentDeltas: of('response.function_call_arguments.delta').length,
      };
    },
  },

  messages: {
    title: 'Anthropic messages',
    path: '/v1/messages',
    body: (words) => ({ max_tokens: 2_000, messages: [{ role: 'user', content: words }] }),
    whole({ content, stop_reason, usage }) {
      const blocks = list(content);
      return {
        text: joined(blocks.map(({ text }) => text)),
        pieces: 1,
        calls: blocks
          .filter(({ type }) => type === 'tool_use')
          .map(({ name, input }) => ({ name, arguments: JSON.stringify(input) })),
        argumentDeltas: 0,
        reasoning: joined(blocks.map(({ thinking }) => thinking)),
        summary: joined(blocks.map(({ thinking }) => thinking)),
        cut: stop_reason === 'max_tokens',
        answers: 1,
        inputTokens: usage.input_tokens,
        outputTokens: usage.output_tokens,
        reasoningTokens: 0,
        cachedTokens: usage.cache_read_input_tokens ?? 0,
        logprobs: false,
      };
    },
    streamed(events) {
      const deltas = events.filter(({ type }) => type === 'content_block_delta');
      const of = (type: string) => deltas.filter(({ delta }) => delta.type === type);
      const started = events.filter(({ type }) => type === 'content_block_start');
      const end = events.find(({ type }) => type === 'message_delta');
      const texts = of('text_delta').map(({ delta }) => delta.text);
      return {
        text: joined(texts),
        pieces: texts.length,
        calls: started
          .filter(({ content_block }) => content_block.type === 'tool_use')
          .map(({ index, content_block: { name } }) => ({
            name,
            arguments: joined(
              of('input_json_delta')
                .filter((each) => each.index === index)
                .map(({ delta }) => delta.partial_json),
            ),
          })),
        argumentDeltas: of('input_json_delta').length,
        reasoning: joined(of('thinking_delta').map(({ delta }) => delta.thinking)),
        summary: joined(of('thinking_delta').map(({ delta }) => delta.thinking)),
        cut: end.delta.stop_reason === 'max_tokens',
        answers: 1,
        inputTokens: end.usage.input_tokens,
        outputTokens: end.usage.output_tokens,
        reasoningTokens: 0,
        cachedTokens: end.usage.cache_read_input_tokens ?? 0,
        logprobs: false,
      };
    },
  },
} as const satisfies Readonly<Record<string, DialectCase>>;

export type DialectName = keyof typeof DIALECTS;
export const DIALECT_NAMES = Object.keys(DIALECTS) as readonly DialectName[];
