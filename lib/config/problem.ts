/** One problem of a deployment file, in words for its author. */
export interface Problem {
  /** The path in the file: `models[1].instanceType`. */
  readonly path: string;
  /** The value there; `undefined` if there is none. A {@link InWords} stands for a value that is no data. */
  readonly got: unknown;
  /** The values that are allowed there. */
  readonly allowed: string;
  /** What to change. */
  readonly fix: string;
}

/** Words for a value that has no text of its own, such as a getter. An error shows them without quotes. */
export class InWords {
  constructor(readonly words: string) {}
}
