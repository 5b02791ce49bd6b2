/** What the upstream servers answer. A request names one of these in its last message, so every contestant passes it on. */
export interface Answer {
  /** Pieces of text; a streamed answer has one event for each. */
  readonly pieces: number;
  /** Milliseconds between two events. @default one turn of the server's event loop */
  readonly paceMs?: number;
  /** After these pieces the stream stays open without another event. @default the answer ends */
  readonly silentAfter?: number;
}

export const ANSWERS = {
  /** A router that always streams upstream gets the whole answer in 16 events. */
  short: { pieces: 16 },
  long: { pieces: 200 },
  longest: { pieces: 4_000 },
  paced: { pieces: 100, paceMs: 10 },
  idle: { pieces: 200, silentAfter: 3 },
} as const satisfies Readonly<Record<string, Answer>>;

export type AnswerName = keyof typeof ANSWERS;

/** How a message asks for an answer. No text of the prompts contains it. */
export const askFor = (name: AnswerName): string => `[answer:${name}]`;

/** Words that JSON leaves as they are, so that a reader of any wire format finds them unchanged. */
const WORDS = [
  ' the',
  ' model',
  ' answers',
  ' in',
  ' plain',
  ' words',
  ',',
  ' one',
  ' token',
  ' a',
  ' piece',
  '.',
];

/** The pieces of an answer, in order. */
export function piecesOf(name: AnswerName): readonly string[] {
  return Array.from({ length: ANSWERS[name].pieces }, (_, index) => WORDS[index % WORDS.length] ?? '');
}
