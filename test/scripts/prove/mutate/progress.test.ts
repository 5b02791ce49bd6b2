import { progressOn } from '../../../../scripts/prove/mutate/progress';

/** What is written when so many of 100 changes are done after so many seconds. */
function written(...steps: readonly (readonly [seconds: number, done: number])[]): readonly string[] {
  const lines: string[] = [];
  let seconds = 0;
  const report = progressOn({ write: (text) => lines.push(text) }, 100, () => seconds * 1000);
  for (const [at, done] of steps) {
    seconds = at;
    report(done);
  }
  return lines;
}

test('a line every ten seconds says how many are tried and how long the others take', () => {
  expect(written([5, 1], [60, 10], [65, 11])).toEqual(['10 of 100 changes tried, about 9 min left\n']);
});

test('the last one is always told', () => {
  expect(written([1, 100])).toEqual(['100 of 100 changes tried, about 0 min left\n']);
});
