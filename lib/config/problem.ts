/** One problem of a deployment file, in words for its author. */
export interface Problem {
  /** The path in the file: `models[1].instanceType`. */
  readonly path: string;
  /** The value there; `undefined` if there is none. */
  readonly got: unknown;
  /** The values that are allowed there. */
  readonly allowed: string;
  /** What to change. */
  readonly fix: string;
}
