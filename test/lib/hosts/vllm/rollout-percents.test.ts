import fc from 'fast-check';
import { rolloutPercents } from '../../../../lib/hosts/vllm/rollout-percents';

/** As ECS reads them: the lower limit rounded up, the upper one down. */
const counts = (copies: { desired: number; max: number }) => {
  const { minHealthy, max } = rolloutPercents(copies);
  return {
    kept: Math.ceil((copies.desired * minHealthy) / 100),
    running: Math.floor((copies.desired * max) / 100),
  };
};

const copies = fc
  .record({ desired: fc.integer({ min: 0, max: 64 }), max: fc.integer({ min: 1, max: 64 }) })
  .filter(({ desired, max }) => desired <= max);

test('a single copy with no room beside it is replaced in place', () => {
  expect(counts({ desired: 1, max: 1 })).toEqual({ kept: 0, running: 1 });
});

test('with room for one more copy, the old copy runs until the new one answers', () => {
  expect(counts({ desired: 1, max: 2 })).toEqual({ kept: 1, running: 2 });
  expect(counts({ desired: 3, max: 4 })).toEqual({ kept: 3, running: 4 });
});

test('without room, copies are replaced one at a time', () => {
  expect(counts({ desired: 3, max: 3 })).toEqual({ kept: 2, running: 3 });
});

test('a new version can always start', () => {
  fc.assert(
    fc.property(
      copies.filter(({ desired }) => desired > 0),
      (some) => {
        const { kept, running } = counts(some);
        expect(kept < some.desired || running > some.desired).toBe(true);
      },
    ),
  );
});

test('no rollout needs more instances than the deployment allows', () => {
  fc.assert(fc.property(copies, (some) => expect(counts(some).running).toBeLessThanOrEqual(some.max)));
});
