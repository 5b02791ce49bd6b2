import { NUMBER_FORMATS } from '../../../../lambda/router/detect/numbers/number-formats';

/** A small generator, the same on every run (Numerical Recipes). */
function* randomDigits(length: number, seed = 1): Generator<number[]> {
  let state = seed;
  for (;;) {
    yield Array.from({ length }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * 10);
    });
  }
}

const bare = NUMBER_FORMATS.filter(({ type }) => type !== 'payment-card').flatMap((format) =>
  (format.alone ?? []).filter((notation) => /^\d+$/.test(notation)).map((length) => ({ ...format, length })),
);

test.each(bare)(
  'fewer than one in a thousand numbers of $length digits pass for $type',
  ({ length, valid }) => {
    const numbers = randomDigits(Number(length));
    let passed = 0;
    for (let i = 0; i < 20_000; i++) if (valid(numbers.next().value ?? [])) passed++;
    expect(passed).toBeLessThan(20);
  },
);
