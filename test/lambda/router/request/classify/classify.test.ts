import fc from 'fast-check';
import { classify } from '../../../../../lambda/router/request/classify/classify';
import { DATA_CLASSES } from '../../../../../policy/data-class';

const dataClass = fc.constantFrom(...DATA_CLASSES);
const declared = fc.option(fc.constantFrom(...DATA_CLASSES, 'unknown' as const), { nil: undefined });
const rank = (name: (typeof DATA_CLASSES)[number]) => DATA_CLASSES.indexOf(name);

test('I1: the effective class is never below the floor of the caller, whatever a request declares', () => {
  fc.assert(
    fc.property(dataClass, fc.array(declared), (floor, said) => {
      expect(rank(classify({ floor, declared: said }).effective)).toBeGreaterThanOrEqual(rank(floor));
    }),
  );
});

test('I1: declaring more never lowers the class', () => {
  fc.assert(
    fc.property(dataClass, fc.array(declared), declared, (floor, said, more) => {
      const before = classify({ floor, declared: said }).effective;
      const after = classify({ floor, declared: [...said, more] }).effective;
      expect(rank(after)).toBeGreaterThanOrEqual(rank(before));
    }),
  );
});

test('a declared word that is no class counts as restricted and is recorded as unknown', () => {
  expect(classify({ floor: 'public', declared: ['unknown'] })).toEqual({
    floor: 'public',
    declared: 'unknown',
    detected: null,
    effective: 'restricted',
    by: 'declaration',
  });
});

test('where header and body declare different classes, the higher one counts', () => {
  expect(classify({ floor: 'public', declared: ['public', 'confidential'] }).effective).toBe('confidential');
  expect(classify({ floor: 'public', declared: ['confidential', 'internal'] }).effective).toBe(
    'confidential',
  );
});

test('a request that declares nothing has the class of its caller', () => {
  expect(classify({ floor: 'internal', declared: [undefined, undefined] })).toEqual({
    floor: 'internal',
    declared: null,
    detected: null,
    effective: 'internal',
    by: 'declaration',
  });
});

const found = (dataClass: (typeof DATA_CLASSES)[number] | null) => ({ dataClass, findings: new Map() });

test('I1: what the detector finds raises the class and never lowers it', () => {
  fc.assert(
    fc.property(dataClass, fc.array(declared), fc.option(dataClass), (floor, said, detected) => {
      const before = classify({ floor, declared: said }).effective;
      const after = classify({ floor, declared: said, detected: found(detected) }).effective;
      expect(rank(after)).toBe(Math.max(rank(before), detected === null ? 0 : rank(detected)));
    }),
  );
});

test('where only the detector raised the class, the classification says detection', () => {
  expect(classify({ floor: 'public', declared: [], detected: found('restricted') }).by).toBe('detection');
  expect(classify({ floor: 'public', declared: ['restricted'], detected: found('restricted') }).by).toBe(
    'declaration',
  );
  expect(classify({ floor: 'restricted', declared: [], detected: found('restricted') }).by).toBe(
    'declaration',
  );
});
