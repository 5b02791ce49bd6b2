/** One thing wrong with a deployment file, in the words its author needs. */
export interface Problem {
  /** Where, as the file would be read aloud: `models[1].instanceType`. */
  readonly path: string;
  /** What stands there; `undefined` where nothing does. */
  readonly got: unknown;
  /** What may stand there. */
  readonly allowed: string;
  /** What to change. */
  readonly fix: string;
}
