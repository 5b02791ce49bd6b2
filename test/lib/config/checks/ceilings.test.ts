import fc from 'fast-check';
import { BOUNDARIES, isWithin } from '../../../../policy/boundary';
import { DEFAULT_CEILINGS } from '../../../../policy/ceiling';
import { DATA_CLASSES } from '../../../../policy/data-class';
import { problemsAfter } from '../changed';

test('I2: a file can lower a ceiling and never raise one', () => {
  fc.assert(
    fc.property(fc.constantFrom(...DATA_CLASSES), fc.constantFrom(...BOUNDARIES), (dataClass, ceiling) => {
      const refused = problemsAfter({ ceilings: { [dataClass]: ceiling } }).some(
        ({ path }) => path === `ceilings.${dataClass}`,
      );
      expect(refused).toBe(!isWithin(ceiling, DEFAULT_CEILINGS[dataClass]));
    }),
  );
});
