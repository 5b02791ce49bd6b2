import * as fc from 'fast-check';
import { classesFrom, DATA_CLASSES, highestClass, readDataClass } from '../../policy/data-class';
import { dataClass } from './arbitraries';

const rank = (name: (typeof DATA_CLASSES)[number]) => DATA_CLASSES.indexOf(name);

test('I1: whatever a request declares or the detector finds, its class is never below the floor of its caller', () => {
  fc.assert(
    fc.property(dataClass, fc.array(dataClass), (floor, others) => {
      expect(rank(highestClass(floor, ...others))).toBeGreaterThanOrEqual(rank(floor));
    }),
  );
});

test('I1: a further judgement can raise the class and never lower it', () => {
  fc.assert(
    fc.property(dataClass, fc.array(dataClass), dataClass, (floor, others, one) => {
      const without = highestClass(floor, ...others);
      const withOne = highestClass(floor, ...others, one);
      expect(rank(withOne)).toBe(Math.max(rank(without), rank(one)));
    }),
  );
});

test('the four classes are read in any letter case, with spaces around them', () => {
  expect(['public', 'INTERNAL', ' Confidential ', '\trestricted'].map(readDataClass)).toEqual([
    'public',
    'internal',
    'confidential',
    'restricted',
  ]);
});

test.each(['', ' ', 'publik', 'public,restricted', 'public public', 'pub\u200blic', 'рublic', 'public\0'])(
  'an unreadable class counts as restricted: %j',
  (text) => {
    expect(readDataClass(text)).toBe('restricted');
  },
);

test('any text at all reads as some class, and only the word public reads as public', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const read = readDataClass(text);
      expect(DATA_CLASSES).toContain(read);
      if (read === 'public') expect(text.trim().toLowerCase()).toBe('public');
    }),
  );
});

test('I1: a caller can send its floor and every class above it, and none below', () => {
  expect(classesFrom('confidential')).toEqual(['confidential', 'restricted']);
  expect(classesFrom('public')).toEqual(DATA_CLASSES);
});
