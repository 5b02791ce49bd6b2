import { isWithin } from '../../../policy/boundary';
import { DEFAULT_CEILINGS } from '../../../policy/ceiling';
import { DATA_CLASSES } from '../../../policy/data-class';
import { sectionCheck } from './check';

/** Ceilings are only lowered. The policy would ignore a raised one, so a file that states one would mislead. */
export const ceilingsAreLowered = sectionCheck(['ceilings'], ({ ceilings }) =>
  DATA_CLASSES.flatMap((dataClass) => {
    const ceiling = ceilings[dataClass];
    const highest = DEFAULT_CEILINGS[dataClass];
    if (ceiling === undefined || isWithin(ceiling, highest)) return [];
    return [
      {
        path: `ceilings.${dataClass}`,
        got: ceiling,
        allowed: `${highest} or nearer: ${dataClass} data never travels further`,
        fix: 'lower it or remove it; nothing raises a ceiling',
      },
    ];
  }),
);
