import { ReadRefusal, type RecordStore } from '../../../../lambda/chain-heads/record-store';

/** A bucket in memory: for the logic alone. The wire to S3 has tests of its own. */
export interface MemoryStore extends RecordStore {
  readonly objects: Map<string, Buffer>;
  /** Keys whose reading fails with this error. */
  readonly failing: Map<string, Error>;
}

export function memoryStore(objects: Iterable<readonly [string, Buffer]> = [], pageSize = 3): MemoryStore {
  const stored = new Map(objects);
  const failing = new Map<string, Error>();
  return {
    objects: stored,
    failing,
    async *list(prefix, after) {
      const found = [...stored.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
      for (let at = 0; at < found.length; at += pageSize) yield found.slice(at, at + pageSize);
    },
    async read(key, largestBytes) {
      const error = failing.get(key);
      if (error) throw error;
      const body = stored.get(key);
      if (!body) throw new ReadRefusal('refused', 'NoSuchKey');
      if (body.length > largestBytes) throw new ReadRefusal('too-large', 'EntityTooLarge');
      return body;
    },
    async create(key, body) {
      if (stored.has(key)) return false;
      stored.set(key, body);
      return true;
    },
  };
}
