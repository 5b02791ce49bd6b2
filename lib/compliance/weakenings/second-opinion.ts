import { COMPREHEND_TYPES, type OpinionClasses } from '../../../policy/second-opinion';
import type { Deployment } from '../../config/deployment';
import { typesThatNeverRaise } from '../../config/raised-by-opinion';
import { secondOpinion as schema } from '../../config/second-opinion';
import { type FindWeakenings, type Weakening, when } from './weakening';

const USUAL_SCORE = schema.shape.minimumScore.parse(undefined);

/** A second opinion that finds less than its file suggests. Without one, the detector decides alone, as documented. */
export const secondOpinionWeakenings: FindWeakenings = (deployment) => {
  const { secondOpinion, network, availabilityZones } = deployment;
  if (!secondOpinion) return [];
  const { minimumScore, endpointZones } = secondOpinion;
  const zones = network.endpointZones === 'one' ? 1 : availabilityZones.length;
  return [
    ...when(minimumScore > USUAL_SCORE, {
      path: 'secondOpinion.minimumScore',
      value: String(minimumScore),
      gives: `A finding with a score from ${USUAL_SCORE} to ${minimumScore} does not count.`,
    }),
    ...classesThatNeverRaise(deployment, secondOpinion.classes),
    ...when(endpointZones !== undefined && new Set(endpointZones).size < zones, {
      path: 'secondOpinion.endpointZones',
      value: String(endpointZones),
      gives:
        'When these zones fail, no second opinion is given, and every request that needs one counts as restricted.',
    }),
  ];
};

/** The entries that raise no request: each, or one for all of them if no entry is left. */
function classesThatNeverRaise(deployment: Deployment, classes: OpinionClasses): readonly Weakening[] {
  const named = COMPREHEND_TYPES.filter((type) => classes[type] !== undefined);
  const idle = typesThatNeverRaise(deployment);
  if (idle.length === named.length) {
    return [
      {
        path: 'secondOpinion.classes',
        value: named.map((type) => `${type}: ${classes[type]}`).join(', '),
        gives:
          'The second opinion raises no request: callers and detector give these classes, or higher ones, without it.',
      },
    ];
  }
  return idle.map((type) => ({
    path: `secondOpinion.classes.${type}`,
    value: String(classes[type]),
    gives: `A ${type} that Comprehend finds raises no request: floor or detector give its class, or a higher one.`,
  }));
}
