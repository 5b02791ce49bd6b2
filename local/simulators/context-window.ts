/** The limits of one simulated model, in tokens. */
export interface ContextWindow {
  /** Prompt and answer together. */
  readonly contextTokens: number;
  /** The longest answer, whatever limit a request sets. 0: the model embeds. */
  readonly maxOutputTokens: number;
  /** Of a model that embeds: the lengths of a vector, its own first. @default one length */
  readonly dimensions?: readonly number[];
  /** What its server was not started with, or its weights do not do. @default nothing */
  readonly lacks?: readonly ('auto-tool-choice' | 'images')[];
}

/** The windows of a host's models, by the name the host knows each by. One that is not here takes anything. */
export type ContextWindows = Readonly<Record<string, ContextWindow>>;

/** A model without a limit. */
export const ENDLESS: ContextWindow = {
  contextTokens: Number.POSITIVE_INFINITY,
  maxOutputTokens: Number.POSITIVE_INFINITY,
};

/** The most tokens an answer gets: the lowest of the request's limit, the room the prompt leaves, and the model's ceiling. */
export function answerTokens(window: ContextWindow, promptTokens: number, limit: number | undefined): number {
  const room = window.contextTokens - promptTokens;
  return Math.min(limit ?? Number.POSITIVE_INFINITY, room, window.maxOutputTokens);
}
