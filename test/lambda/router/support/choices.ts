/** One choice of an answer, or of a stream put together. */
export interface Choice {
  readonly index: number;
  readonly text: string;
  readonly finish: string | null;
}

// biome-ignore lint/suspicious/noExplicitAny: an answer is JSON of which each test reads what it knows.
export type Json = any;

/** The data of the events of a stream, without `[DONE]`. */
export const chunksIn = (text: string): readonly Json[] =>
  text.split('\n').flatMap((line) => (line.startsWith('data: {') ? [JSON.parse(line.slice(6))] : []));

/** The choices of a whole answer. */
export const wholeChoices = (json: Json): readonly Choice[] =>
  json.choices.map(({ index, message, finish_reason }: Json) => ({
    index,
    text: message.content ?? '',
    finish: finish_reason,
  }));

/** The choices of a stream, put together as clients do. */
export function streamedChoices(text: string): readonly Choice[] {
  const choices = chunksIn(text).flatMap((chunk) => chunk.choices ?? []);
  const indexes = [...new Set<number>(choices.map(({ index }) => index))].sort();
  return indexes.map((index) => {
    const own = choices.filter((choice) => choice.index === index);
    return {
      index,
      text: own.map(({ delta }) => delta.content ?? '').join(''),
      finish: own.at(-1).finish_reason,
    };
  });
}
