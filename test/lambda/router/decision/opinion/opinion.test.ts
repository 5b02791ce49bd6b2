import fc from 'fast-check';
import { withOpinion } from '../../../../../lambda/router/decision/opinion/opinion';
import { DATA_CLASSES, highestClass } from '../../../../../policy/data-class';
import { COMPREHEND_TYPES } from '../../../../../policy/second-opinion';

const dataClass = fc.constantFrom(...DATA_CLASSES);
const type = fc.constantFrom(...COMPREHEND_TYPES);
const classes = fc.dictionary(type, dataClass);
const detected = fc.record({
  dataClass: fc.option(dataClass),
  findings: fc.option(fc.constant(new Map([['email', 2]]))),
});
const opinion = fc.oneof(fc.uniqueArray(type), fc.constant('failed' as const));

test('I1: a second opinion never lowers what was detected', () => {
  fc.assert(
    fc.property(detected, opinion, classes, (before, said, by) => {
      const after = withOpinion(before, said, by);
      const low = before.dataClass ?? 'public';
      expect(highestClass(low, after.dataClass ?? 'public')).toBe(after.dataClass ?? low);
    }),
  );
});

test('I1: an opinion that could not be had counts as restricted, whatever was detected', () => {
  fc.assert(
    fc.property(detected, classes, (before, by) => {
      expect(withOpinion(before, 'failed', by)).toEqual({ dataClass: 'restricted', findings: null });
    }),
  );
});

test('its findings are added to those of the detector, by kind and service, once each', () => {
  const before = { dataClass: 'confidential', findings: new Map([['email', 2]]) } as const;
  const after = withOpinion(before, ['NAME', 'BANK_ROUTING'], {
    NAME: 'internal',
    BANK_ROUTING: 'restricted',
  });
  expect(after.dataClass).toBe('restricted');
  expect([...(after.findings ?? [])]).toEqual([
    ['email', 2],
    ['comprehend/name', 1],
    ['comprehend/bank-routing', 1],
  ]);
});
