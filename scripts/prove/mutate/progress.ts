/** Writes a line every ten seconds: how many tasks are done, and how long the others will take. */
export function progressOn(
  stream: { write(text: string): unknown },
  all: number,
  now: () => number = Date.now,
): (done: number) => void {
  const start = now();
  let last = start;
  return (done) => {
    const at = now();
    if (at - last < 10_000 && done < all) return;
    last = at;
    const left = ((at - start) / done) * (all - done);
    stream.write(`${done} of ${all} changes tried, about ${Math.ceil(left / 60_000)} min left\n`);
  };
}
