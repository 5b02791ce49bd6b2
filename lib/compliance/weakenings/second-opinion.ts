import { highestClass } from '../../../policy/data-class';
import { DEFAULT_ENTITY_CLASSES, type EntityType } from '../../../policy/entity';
import { COMPREHEND_TYPES, type ComprehendType, laneNeedsOpinion } from '../../../policy/second-opinion';
import type { Deployment } from '../../config/deployment';
import { policyOf } from '../../config/policy-of';
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

type Classes = NonNullable<Deployment['secondOpinion']>['classes'];

/** The entries that raise no request: each, or one for all of them if no entry is left. */
function classesThatNeverRaise(deployment: Deployment, classes: Classes): readonly Weakening[] {
  const named = COMPREHEND_TYPES.filter((type) => classes[type] !== undefined);
  const idle = named.filter((type) => !canRaise(deployment, type, classes));
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
    gives: `A ${type} that only Comprehend finds raises no request: it has this class, or a higher one, without it.`,
  }));
}

/** Whether some request of the open lane gets a higher class because Comprehend finds this type in it. */
function canRaise(deployment: Deployment, type: ComprehendType, classes: Classes): boolean {
  const raised = classes[type];
  if (raised === undefined || !laneNeedsOpinion(policyOf(deployment), 'open', { [type]: raised }))
    return false;
  const found = FOUND_BY_DETECTOR[type];
  if (!found) return true;
  const detected = deployment.entityClasses[found] ?? DEFAULT_ENTITY_CLASSES[found];
  return raised !== detected && highestClass(raised, detected) === raised;
}

/** The types of Comprehend whose form the detector knows too. */
const FOUND_BY_DETECTOR: Readonly<Partial<Record<ComprehendType, EntityType>>> = {
  AWS_ACCESS_KEY: 'aws-access-key',
  AWS_SECRET_KEY: 'aws-secret-key',
  CA_SOCIAL_INSURANCE_NUMBER: 'ca-sin',
  CREDIT_DEBIT_NUMBER: 'payment-card',
  EMAIL: 'email',
  IN_AADHAAR: 'in-aadhaar',
  INTERNATIONAL_BANK_ACCOUNT_NUMBER: 'iban',
  IP_ADDRESS: 'ip-address',
  PHONE: 'phone',
  SSN: 'us-ssn',
  UK_NATIONAL_HEALTH_SERVICE_NUMBER: 'uk-nhs-number',
  UK_NATIONAL_INSURANCE_NUMBER: 'uk-nino',
  US_INDIVIDUAL_TAX_IDENTIFICATION_NUMBER: 'us-itin',
};
