import * as fc from 'fast-check';
import { ceilingsOf, DEFAULT_CEILINGS } from '../../policy/ceiling';
import { ceilingOrigin } from '../../policy/ceiling-origin';
import { boundary, dataClass, lowered } from './arbitraries';

test('a ceiling that nothing lowers is the default', () => {
  expect(ceilingOrigin('global', {}, 'internal')).toEqual({
    ceiling: 'geography',
    defaultCeiling: 'geography',
    loweredBy: [],
  });
});

test('a ceiling states what lowered it: the residency, its own entry, or both', () => {
  expect(ceilingOrigin('region', {}, 'internal').loweredBy).toEqual(['residency']);
  expect(ceilingOrigin('global', { internal: 'account' }, 'internal').loweredBy).toEqual(['ceilings']);
  expect(ceilingOrigin('region', { internal: 'region' }, 'internal').loweredBy).toEqual([
    'residency',
    'ceilings',
  ]);
});

test('a residency wider than the default of a class does not lower it', () => {
  expect(ceilingOrigin('geography', {}, 'confidential').loweredBy).toEqual([]);
});

test('the ceiling is the one that the policy uses, and is reported as lowered exactly if it differs from the default', () => {
  fc.assert(
    fc.property(boundary, lowered, dataClass, (residency, lowered, dataClass) => {
      const { ceiling, loweredBy } = ceilingOrigin(residency, lowered, dataClass);
      expect(ceiling).toBe(ceilingsOf(residency, lowered)[dataClass]);
      expect(loweredBy.length > 0).toBe(ceiling !== DEFAULT_CEILINGS[dataClass]);
    }),
  );
});
