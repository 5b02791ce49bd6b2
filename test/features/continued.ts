import { type Answer, eventsIn } from './ask';
import type { Json } from './dialects';

/** What an answer of older completions says, whole or streamed, and what the host was sent for it. */
export interface Continued {
  readonly text: string;
  /** How many chunks the text came in; 1 where it came whole. */
  readonly pieces: number;
  readonly cut: boolean;
  /** How many answers it has that say something. */
  readonly answers: number;
  /** How many tokens have probabilities. */
  readonly likely: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly sent: string;
  readonly header: (name: string) => string | null;
}

/** Reads an answer; a stream has the choices of a whole answer, in pieces. */
export function continuedIn({ text, sent, header }: Answer, streamed: boolean): Continued {
  const documents: readonly Json[] = streamed ? eventsIn(text) : [JSON.parse(text)];
  const choices: readonly Json[] = documents.flatMap((document) => document.choices);
  const said = choices.filter((choice) => choice.text !== '');
  const usage = documents.find((document) => document.usage)?.usage ?? {};
  return {
    text: said
      .filter(({ index }) => index === 0)
      .map((choice) => choice.text)
      .join(''),
    pieces: said.length,
    cut: choices.some(({ finish_reason }) => finish_reason === 'length'),
    answers: new Set(said.map(({ index }) => index)).size,
    likely: choices.flatMap(({ logprobs }) => logprobs?.tokens ?? []).length,
    inputTokens: usage.prompt_tokens,
    outputTokens: usage.completion_tokens,
    sent: JSON.stringify(sent),
    header,
  };
}
