import { highestClass } from '../../../policy/data-class';
import { DEFAULT_ENTITY_CLASSES, ENTITY_TYPES } from '../../../policy/entity';
import { COMPREHEND_TYPES } from '../../../policy/second-opinion';
import type { Deployment } from '../deployment';

// Of two settings that classify texts, the one that classifies higher. No permission depends on a class.

type EntityClasses = Deployment['entityClasses'];

/** For each type of sensitive value, the higher class of the two. */
export function strictestEntities(one: EntityClasses, other: EntityClasses): EntityClasses {
  return Object.fromEntries(
    ENTITY_TYPES.filter((type) => one[type] !== undefined || other[type] !== undefined).map((type) => {
      const byDefault = DEFAULT_ENTITY_CLASSES[type];
      return [type, highestClass(one[type] ?? byDefault, other[type] ?? byDefault)];
    }),
  );
}

type Opinion = Deployment['secondOpinion'];

/**
 * The second opinion of either file. Of both: the settings of the new file, every type that either counts with its
 * higher class, and the lower score.
 */
export function strictestOpinion(deployed: Opinion, next: Opinion): Opinion {
  if (!deployed || !next) return next ?? deployed;
  const [one, other] = [deployed.classes, next.classes];
  return {
    ...next,
    minimumScore: Math.min(deployed.minimumScore, next.minimumScore),
    classes: Object.fromEntries(
      COMPREHEND_TYPES.flatMap((type) => {
        const [first, ...more] = [one[type], other[type]].filter((of) => of !== undefined);
        return first === undefined ? [] : [[type, highestClass(first, ...more)]];
      }),
    ),
  };
}
