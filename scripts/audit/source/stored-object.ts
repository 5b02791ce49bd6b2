/** A file of records, of statements or of log lines, wherever it is kept. */
export interface StoredObject {
  /** Path as its user reaches it, or key in the bucket: what a finding names. */
  readonly name: string;
  /** Path below the source, with `/`: in a copy of the whole bucket, the key in the bucket. */
  readonly key: string;
  /** Its bytes, once. @throws ObjectUnread where they cannot be had */
  readonly content: () => AsyncIterable<Uint8Array>;
}

/** One object cannot be read, and others can. The message says why, and what to do. */
export class ObjectUnread extends Error {
  override readonly name = 'ObjectUnread';
}

/** An object whose content is refused with this sentence. */
export const unreadObject = (name: string, key: string, why: string): StoredObject => ({
  name,
  key,
  content() {
    throw new ObjectUnread(why);
  },
});
