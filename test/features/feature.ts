import type { DialectName, Json, Said } from './dialects';

/** What an answer shows, what its headers say, and what the router sent to the host for it: JSON, as text. */
export interface Seen extends Said {
  readonly sent: string;
  /** How many calls of the host the answer took. */
  readonly callsOfHost: number;
  readonly header: (name: string) => string | null;
}

export interface Feature {
  readonly name: string;
  /** The words of the user. @default 'What is a data class?' */
  readonly words?: string;
  /** The fields that ask for it, by dialect. A dialect without a field of its own gets the one of chat completions. */
  readonly asks: Readonly<Record<DialectName, object>>;
  /**
   * The fields of a second request, made from the whole answer to the first. Its answer is the one that counts. @default there is no second request
   */
  readonly next?: Readonly<Record<DialectName, (first: Json) => object>>;
  /** Whether the answer has it; in a stream, where the fields ask for one. */
  readonly shows: (seen: Seen) => boolean;
}
