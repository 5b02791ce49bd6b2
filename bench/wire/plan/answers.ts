/** What the upstream servers answer. A request names one of these in its last message, so every contestant passes it on. */
export interface Answer {
  /** Pieces of text; a streamed answer has one event for each. */
  readonly pieces: number;
  /** Events that are written to the socket together. @default 1 */
  readonly eventsPerWrite?: number;
  /** Milliseconds between two writes. @default one turn of the server's event loop */
  readonly paceMs?: number;
  /** The pieces are the arguments of a call of the first tool, not text. @default text */
  readonly call?: true;
  /** After these writes the stream stays open without another one. @default the answer ends */
  readonly silentAfter?: number;
}

/** So many events together that the server is faster than every contestant, the floors included. */
const BURST = 20;

export const ANSWERS = {
  /** A router that always streams upstream gets the whole answer in 16 events. */
  short: { pieces: 16, eventsPerWrite: BURST },
  long: { pieces: 200, eventsPerWrite: BURST },
  'short-call': { pieces: 16, eventsPerWrite: BURST, call: true },
  'long-call': { pieces: 200, eventsPerWrite: BURST, call: true },
  longest: { pieces: 4_000, eventsPerWrite: BURST },
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

/** The pieces of an answer, in order. Those of a call are the JSON text of its arguments. */
export function piecesOf(name: AnswerName): readonly string[] {
  const { pieces, call }: Answer = ANSWERS[name];
  const words = Array.from({ length: pieces }, (_, index) => WORDS[index % WORDS.length] ?? '');
  return call ? ['{"query":"', ...words.slice(2), '"}'] : words;
}

/** Whether an answer is a call of a tool. */
export const isCall = (name: AnswerName): boolean => 'call' in ANSWERS[name];
