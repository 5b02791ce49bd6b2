/** The prompt of a simulated model. */
export interface SimulatedPrompt {
  /** The host's display name: `vLLM`. */
  readonly host: string;
  readonly model: string;
  /** Every text of the conversation, oldest first. */
  readonly texts: readonly string[];
  readonly maxTokens?: number;
  readonly stop?: readonly string[];
  /** What it answers, piece by piece. @default that it is simulated, and the beginning of the last message */
  readonly answer?: readonly string[];
}

/** Its answer, piece by piece; one piece is one token, a word with the space after it. */
export interface SimulatedText {
  readonly pieces: readonly string[];
  readonly ended: 'stop' | 'stop-sequence' | 'length';
  /** The stop sequence that ended it. */
  readonly stopSequence?: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/**
 * The answer of a simulated model: says that it is simulated, and repeats the beginning of the last message. The same
 * prompt gives the same answer.
 */
export function simulatedText(prompt: SimulatedPrompt): SimulatedText {
  const { text, stop } = cutAtStop(prompt.answer?.join('') ?? fullText(prompt), prompt.stop ?? []);
  const words = prompt.answer && stop === undefined ? prompt.answer : tokens(text);
  const limit = prompt.maxTokens ?? words.length;
  const pieces = words.slice(0, limit);
  return {
    pieces,
    ...endOf(limit < words.length, stop),
    inputTokens: promptTokens(prompt.texts),
    outputTokens: pieces.length,
  };
}

/**
 * Tokens of a prompt, near enough for a simulation: one for each word, and one more for each further sixteen
 * characters of a long one, as real tokenizers cut what they do not know.
 */
export function promptTokens(texts: readonly string[]): number {
  const words = texts.flatMap(tokens).map((word) => word.trim().length);
  return words.reduce((sum, length) => sum + Math.ceil(length / LONGEST_TOKEN), 0);
}

function fullText({ host, model, texts }: SimulatedPrompt): string {
  const said = tokens(texts.at(-1) ?? '').map((word) => word.trim());
  const start = said.slice(0, LONGEST_ECHO).join(' ') + (said.length > LONGEST_ECHO ? ' …' : '');
  return `[simulated ${host} answer from model ${model}] You said ${said.length} words: ${start}`;
}

function endOf(tooLong: boolean, stop: string | undefined): Pick<SimulatedText, 'ended' | 'stopSequence'> {
  if (tooLong) return { ended: 'length' };
  return stop === undefined ? { ended: 'stop' } : { ended: 'stop-sequence', stopSequence: stop };
}

/** The text up to the sequence that comes first, and that sequence. */
function cutAtStop(text: string, sequences: readonly string[]): { text: string; stop?: string } {
  const [stop] = sequences
    .filter((sequence) => text.includes(sequence))
    .sort((one, other) => text.indexOf(one) - text.indexOf(other));
  return stop === undefined ? { text } : { text: text.slice(0, text.indexOf(stop)), stop };
}

const tokens = (text: string) => text.match(/\S+\s*/g) ?? [];

/** A value as JSON, piece by piece. */
export const jsonPieces = (value: unknown): readonly string[] =>
  JSON.stringify(value).match(/.{1,9}/gsu) ?? [];

const LONGEST_ECHO = 40;
const LONGEST_TOKEN = 16;

/** The reasoning of a simulated model. */
export const THOUGHT = 'a simulated thought';
