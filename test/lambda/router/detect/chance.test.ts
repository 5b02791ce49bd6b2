import { NUMBER_FORMATS } from '../../../../lambda/router/detect/numbers/number-formats';
import { numberGenerator } from './number-generator';

const bare = NUMBER_FORMATS.filter(({ type }) => type !== 'payment-card').flatMap((format) =>
  (format.alone ?? []).filter((notation) => /^\d+$/.test(notation)).map((length) => ({ ...format, length })),
);

test.each(bare)(
  'fewer than one in a thousand numbers of $length digits pass for $type',
  ({ length, valid }) => {
    const below = numberGenerator(1);
    const random = () => Array.from({ length: Number(length) }, () => below(10));
    let passed = 0;
    for (let i = 0; i < 20_000; i++) if (valid(random())) passed++;
    expect(passed).toBeLessThan(20);
  },
);
