/** A missing prerequisite: what is wrong, and the commands that fix it. */
export interface Missing {
  readonly words: string;
  readonly commands: readonly string[];
}
