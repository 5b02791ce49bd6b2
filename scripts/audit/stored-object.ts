/** A file of records or of log lines, wherever it is kept. */
export interface StoredObject {
  /** Path below the folder, or key in the bucket. */
  readonly name: string;
  readonly bytes: Buffer;
}
