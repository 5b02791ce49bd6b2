import type { LocalRun } from '../../local/start-local';
import { type Cell, cellOf, send } from './ask';
import { type Continued, continuedIn } from './continued';

/** A feature of older completions. */
export interface CompletionRow {
  readonly name: string;
  /** The fields that ask for it, beside a prompt of three words and a limit that the answer does not reach. */
  readonly asks: object;
  /** @default never: the router refuses it, or leaves it out */
  readonly shows?: (said: Continued) => boolean;
}

const PROMPT = 'one two three';
const BASE = { prompt: PROMPT, max_tokens: 200 };
const reaches =
  (words: string) =>
  ({ sent }: Continued): boolean =>
    sent.includes(words);
const speaks = ({ text }: Continued): boolean => text !== '';
const stops = ({ text }: Continued): boolean => text.includes('one') && !text.includes('two');
const NEVER = Array.from({ length: 15 }, (_, index) => `never ${index}`);

/** What models of vLLM do, on either host that runs it. */
export const CONTINUING_ROWS: readonly CompletionRow[] = [
  {
    name: 'a text, continued without a chat template',
    asks: {},
    shows: ({ text, sent }) =>
      text !== '' && sent.includes(`"prompt":"${PROMPT}"`) && !sent.includes('"messages"'),
  },
  { name: 'a text, continued, streamed', asks: { stream: true }, shows: ({ pieces }) => pieces > 1 },
  {
    name: 'the prompt as an array of one text',
    asks: { prompt: [PROMPT] },
    shows: reaches(`"prompt":"${PROMPT}"`),
  },
  {
    name: 'at most 16 tokens where the request has no limit',
    asks: { prompt: 'word '.repeat(30), max_tokens: null },
    shows: ({ cut, outputTokens }) => cut && outputTokens === 16,
  },
  {
    name: 'limit of the answer',
    asks: { max_tokens: 3 },
    shows: ({ cut, outputTokens }) => cut && outputTokens === 3,
  },
  {
    name: 'limit above the longest answer of the model (`x-clamped`)',
    asks: { max_tokens: 1_000_000 },
    shows: ({ text, header }) => text !== '' && /^max_tokens=\d+$/.test(header('x-clamped') ?? ''),
  },
  { name: 'temperature', asks: { temperature: 0.25 }, shows: reaches('"temperature":0.25') },
  { name: 'top_p', asks: { top_p: 0.25 }, shows: reaches('"top_p":0.25') },
  { name: 'seed', asks: { seed: 7 }, shows: reaches('"seed":7') },
  { name: 'presence_penalty', asks: { presence_penalty: 0.5 }, shows: reaches('"presence_penalty":0.5') },
  { name: 'frequency_penalty', asks: { frequency_penalty: 0.5 }, shows: reaches('"frequency_penalty":0.5') },
  { name: 'stop sequence', asks: { stop: 'two' }, shows: stops },
  { name: 'sixteen stop sequences', asks: { stop: [...NEVER, 'two'] }, shows: stops },
  { name: 'probabilities of tokens', asks: { logprobs: 2 }, shows: ({ likely }) => likely > 0 },
  {
    name: 'probabilities of tokens, streamed',
    asks: { logprobs: 2, stream: true },
    shows: ({ likely }) => likely > 0,
  },
  { name: 'several answers (n)', asks: { n: 2 }, shows: ({ answers }) => answers === 2 },
  {
    name: 'several answers (n), streamed',
    asks: { n: 2, stream: true },
    shows: ({ answers }) => answers === 2,
  },
  {
    name: 'as many answers as `best_of`',
    asks: { n: 2, best_of: 2 },
    shows: ({ answers }) => answers === 2,
  },
  {
    name: 'the prompt before the answer (`echo`)',
    asks: { echo: true },
    shows: ({ text }) => text.startsWith(PROMPT) && text.length > PROMPT.length,
  },
  {
    name: 'the prompt before the answer (`echo`), streamed',
    asks: { echo: true, stream: true },
    shows: ({ text }) => text.startsWith(PROMPT) && text.length > PROMPT.length,
  },
  {
    name: 'usage, whole',
    asks: {},
    shows: ({ inputTokens, outputTokens }) => inputTokens > 0 && outputTokens > 0,
  },
  {
    name: 'usage, streamed',
    asks: { stream: true, stream_options: { include_usage: true } },
    shows: ({ inputTokens, outputTokens }) => inputTokens > 0 && outputTokens > 0,
  },
  {
    name: 'stream without padding (`include_obfuscation`)',
    asks: { stream: true, stream_options: { include_obfuscation: false } },
    shows: speaks,
  },
  { name: 'metadata', asks: { metadata: { team: 'claims' } }, shows: speaks },
  { name: 'id of the user of an application', asks: { user: 'u1' }, shows: speaks },
  { name: "vLLM's top_k, which the file allows", asks: { top_k: 5 }, shows: reaches('"top_k":5') },
];

/** What no model does here, and what only some deployments allow. */
export const NOT_CONTINUING_ROWS: readonly CompletionRow[] = [
  { name: 'what a gateway adds for itself (`trace_id`)', asks: { trace_id: 't1' } },
  { name: "vLLM's ignore_eos, which the file does not allow", asks: { ignore_eos: true } },
  { name: "arguments of a chat template, of vLLM's own", asks: { chat_template_kwargs: { a: 1 } } },
  { name: 'several prompts', asks: { prompt: [PROMPT, 'four five six'] } },
  { name: 'a list of tokens', asks: { prompt: [1, 2, 3] } },
  { name: 'lists of tokens', asks: { prompt: [[1, 2, 3]] } },
  { name: 'an empty prompt', asks: { prompt: '' } },
  { name: 'a text that comes after the answer (`suffix`)', asks: { suffix: 'the end' } },
  { name: 'the best of several answers (`best_of` above `n`)', asks: { best_of: 3 } },
  { name: 'more than eight answers (n)', asks: { n: 9 } },
  { name: 'probabilities of the prompt (`echo` with `logprobs`)', asks: { echo: true, logprobs: 1 } },
  { name: 'more than five probabilities of each token', asks: { logprobs: 6 } },
  { name: 'messages', asks: { messages: [{ role: 'user', content: 'Hi' }] } },
  { name: 'tools', asks: { tools: [{ type: 'function', function: { name: 'get_time' } }] } },
  { name: 'JSON without a schema', asks: { response_format: { type: 'json_object' } } },
  { name: 'reasoning, asked for', asks: { reasoning_effort: 'high' } },
  { name: 'service tier: flex', asks: { service_tier: 'flex' } },
  { name: '`stream_options` without a stream', asks: { stream_options: { include_usage: true } } },
  { name: 'a field that is not known', asks: { no_such_field: 1 } },
];

export const COMPLETION_ROWS = [...CONTINUING_ROWS, ...NOT_CONTINUING_ROWS];

/** Asks one model of a running deployment to continue a text. */
export async function askToContinue(
  { asks, shows = () => false }: CompletionRow,
  model: string,
  run: LocalRun,
): Promise<Cell> {
  const answer = await send(run, '/v1/completions', { model, ...BASE, ...asks });
  return cellOf(answer, () => shows(continuedIn(answer, 'stream' in asks)));
}
