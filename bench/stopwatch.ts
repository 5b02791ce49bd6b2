/** The shortest of several runs, in milliseconds: what the code costs when nothing else disturbs it. */
export function best(rounds: number, run: () => void): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    run();
    shortest = Math.min(shortest, performance.now() - start);
  }
  return shortest;
}
