/** What must be ended again, in the opposite order of its start. */
export class Closers {
  private readonly closers: (() => unknown)[] = [];
  private closing: Promise<void> | undefined;

  /** Remembers how to end a thing, and hands the thing back. */
  add<T>(thing: T, close: (thing: T) => unknown): T {
    this.closers.push(() => close(thing));
    return thing;
  }

  /** Ends everything, whatever some of it throws. Asked twice, it does it once. */
  close(): Promise<void> {
    this.closing ??= this.closeAll();
    return this.closing;
  }

  private async closeAll(): Promise<void> {
    for (const close of this.closers.reverse()) {
      await Promise.resolve()
        .then(close)
        .catch(() => undefined);
    }
  }
}
