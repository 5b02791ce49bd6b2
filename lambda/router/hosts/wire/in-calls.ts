/** Cuts a list into pieces of at most `most` items, in order. */
export function piecesOf<T>(items: readonly T[], most: number): readonly (readonly T[])[] {
  const pieces: (readonly T[])[] = [];
  for (let start = 0; start < items.length; start += most) pieces.push(items.slice(start, start + most));
  return pieces;
}

/** Calls that belong together: all of them are answered, or none counts. */
export interface Calls<T> {
  readonly count: number;
  /** How many run at the same time. */
  readonly atOnce: number;
  /** Makes one call. Its promise settles soon after `cut`. */
  readonly start: (index: number) => { readonly answer: Promise<T>; cut(): void };
}

/** Several calls on their way. */
export interface InCalls<T> {
  /** Resolves when another call has ended: with every answer, in order, once all have; rejects with the first failure. */
  next(): Promise<readonly T[] | undefined>;
  /** Cuts the calls that run, and starts no other. `next` then rejects with this error. */
  stop(error: Error): void;
}

/** Makes the calls, the first at the first `next`. A failure cuts all others. */
export function inCalls<T>({ count, atOnce, start }: Calls<T>): InCalls<T> {
  const answers: T[] = [];
  const running = new Set<{ cut(): void }>();
  let begun = 0;
  let ended = 0;
  let told = 0;
  let failure: { readonly error: unknown } | undefined;
  let wake = () => {};

  const stop = (error: unknown) => {
    failure ??= { error };
    for (const call of running) call.cut();
    running.clear();
    wake();
  };
  const begin = () => {
    const index = begun++;
    const call = start(index);
    running.add(call);
    call.answer.then(
      (answer) => {
        if (failure) return;
        running.delete(call);
        answers[index] = answer;
        ended += 1;
        fill();
        wake();
      },
      (error) => stop(error),
    );
  };
  const fill = () => {
    while (!failure && begun < count && running.size < atOnce) begin();
  };

  return {
    async next() {
      fill();
      while (!failure && told === ended) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (failure) throw failure.error;
      told = ended;
      return ended === count ? answers : undefined;
    },
    stop,
  };
}
