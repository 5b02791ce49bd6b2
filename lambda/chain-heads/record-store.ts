/** The bucket of the records, as the signer uses it. */
export interface RecordStore {
  /** Pages of keys below a prefix and after a key, ascending. */
  list(prefix: string, after: string): AsyncIterable<readonly string[]>;
  /**
   * The bytes of an object, at most `largestBytes`.
   *
   * @throws ReadRefusal if the storage refuses this object, or it is larger; every other error may pass
   */
  read(key: string, largestBytes: number): Promise<Buffer>;
  /** Creates an object. Resolves with `false` if there is another one of this key, which stays as it is. */
  create(key: string, body: Buffer): Promise<boolean>;
}

/** An object that this run cannot read, whatever it tries. */
export class ReadRefusal extends Error {
  override readonly name = 'ReadRefusal';

  constructor(
    readonly reason: 'too-large' | 'refused',
    /** The storage's name for it, such as `AccessDenied`. */
    readonly code: string,
  ) {
    super(`the object is ${reason}: ${code}`);
  }
}
