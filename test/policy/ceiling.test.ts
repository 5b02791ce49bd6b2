import * as fc from 'fast-check';
import { isWithin } from '../../policy/boundary';
import { ceilingsOf, DEFAULT_CEILINGS } from '../../policy/ceiling';
import { DATA_CLASSES } from '../../policy/data-class';
import { boundary, dataClass, lowered } from './arbitraries';

test('no residency and no lowering raises a ceiling above its default', () => {
  fc.assert(
    fc.property(boundary, lowered, dataClass, (residency, lowered, name) => {
      expect(isWithin(ceilingsOf(residency, lowered)[name], DEFAULT_CEILINGS[name])).toBe(true);
    }),
  );
});

test('the residency limits every class, whatever else is lowered', () => {
  fc.assert(
    fc.property(boundary, lowered, dataClass, (residency, lowered, name) => {
      expect(isWithin(ceilingsOf(residency, lowered)[name], residency)).toBe(true);
    }),
  );
});

test('a ceiling lowered by name limits its class, whatever the residency', () => {
  fc.assert(
    fc.property(boundary, lowered, dataClass, boundary, (residency, others, name, lower) => {
      const ceilings = ceilingsOf(residency, { ...others, [name]: lower });
      expect(isWithin(ceilings[name], lower)).toBe(true);
    }),
  );
});

test('removing the residency lowers no ceiling', () => {
  fc.assert(
    fc.property(boundary, lowered, dataClass, (residency, lowered, name) => {
      const before = ceilingsOf(residency, lowered)[name];
      const after = ceilingsOf('global', lowered)[name];
      expect(isWithin(before, after)).toBe(true);
    }),
  );
});

test('a deployment that lowers nothing has the default ceilings', () => {
  expect(ceilingsOf('global')).toEqual(DEFAULT_CEILINGS);
});

test('residency account keeps every class inside the account', () => {
  const ceilings = ceilingsOf('account');
  expect(DATA_CLASSES.map((name) => ceilings[name])).toEqual(Array(4).fill('account'));
});
