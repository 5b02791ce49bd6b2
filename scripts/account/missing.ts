/** A prerequisite that is not there: what is wrong, and what to type. */
export interface Missing {
  readonly words: string;
  readonly commands: readonly string[];
}
