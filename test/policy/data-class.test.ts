import * as fc from 'fast-check';
import { classesFrom, DATA_CLASSES, highestClass } from '../../policy/data-class';
import { dataClass } from './arbitraries';

const rank = (name: (typeof DATA_CLASSES)[number]) => DATA_CLASSES.indexOf(name);

test('I1: whatever a request declares or the detector finds, its class is never below the floor of its caller', () => {
  fc.assert(
    fc.property(dataClass, fc.array(dataClass), (floor, others) => {
      expect(rank(highestClass(floor, ...others))).toBeGreaterThanOrEqual(rank(floor));
    }),
  );
});

test('I1: a further classification can raise the class and never lower it', () => {
  fc.assert(
    fc.property(dataClass, fc.array(dataClass), dataClass, (floor, others, one) => {
      const without = highestClass(floor, ...others);
      const withOne = highestClass(floor, ...others, one);
      expect(rank(withOne)).toBe(Math.max(rank(without), rank(one)));
    }),
  );
});

test('I1: a caller can send its floor and every class above it, and none below', () => {
  expect(classesFrom('confidential')).toEqual(['confidential', 'restricted']);
  expect(classesFrom('public')).toEqual(DATA_CLASSES);
});

test.each([
  ['a floor', highestClass('secret' as never, 'public')],
  ['a further classification', highestClass('public', 'secret' as never)],
])('I1: %s that is not a class counts as restricted', (_what, found) => {
  expect(found).toBe('restricted');
});

test('a caller whose floor is not a class can send restricted data only', () => {
  expect(classesFrom('secret' as never)).toEqual(['restricted']);
});
