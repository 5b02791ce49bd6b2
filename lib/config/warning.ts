/** A part of a valid deployment that its author should check before a deploy. */
export interface Warning {
  /** The path in the file: `models[1].image.source`. */
  readonly path: string;
  readonly got: string;
  readonly why: string;
  readonly next: string;
}
