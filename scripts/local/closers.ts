/** What must be ended again, in the opposite order of its start. */
export class Closers {
  private readonly closers: (() => unknown)[] = [];

  /** Remembers how to end a thing, and hands the thing back. */
  add<T>(thing: T, close: (thing: T) => unknown): T {
    this.closers.push(() => close(thing));
    return thing;
  }

  /** Ends everything once, whatever some of it throws. */
  async close(): Promise<void> {
    for (const close of this.closers.splice(0).reverse())
      await Promise.resolve()
        .then(close)
        .catch(() => undefined);
  }
}
