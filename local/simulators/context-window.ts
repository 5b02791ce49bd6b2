/** What one simulated model takes and gives, in tokens. */
export interface ContextWindow {
  /** Prompt and answer together. */
  readonly contextTokens: number;
  /** The longest answer, whatever a request asks for. */
  readonly maxOutputTokens: number;
}

/** The windows of a host's models, by the name the host knows each by. One that is not here takes anything. */
export type ContextWindows = Readonly<Record<string, ContextWindow>>;

/** A model without a limit. */
export const ENDLESS: ContextWindow = {
  contextTokens: Number.POSITIVE_INFINITY,
  maxOutputTokens: Number.POSITIVE_INFINITY,
};

/** The most tokens an answer gets: what was asked for, the room the prompt leaves, and the model's own ceiling. */
export function answerTokens(window: ContextWindow, promptTokens: number, asked: number | undefined): number {
  const room = window.contextTokens - promptTokens;
  return Math.min(asked ?? Number.POSITIVE_INFINITY, room, window.maxOutputTokens);
}
