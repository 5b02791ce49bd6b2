/** Resources to close, in the reverse order of their start. */
export class Closers {
  private readonly closers: (() => unknown)[] = [];
  private closing: Promise<void> | undefined;

  /** Registers a resource and returns it. */
  add<T>(thing: T, close: (thing: T) => unknown): T {
    this.closers.push(() => close(thing));
    return thing;
  }

  /** Closes all resources, also if one of them throws. A second call has no effect. */
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
