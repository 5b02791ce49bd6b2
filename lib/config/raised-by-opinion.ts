import { highestClass } from '../../policy/data-class';
import { DEFAULT_ENTITY_CLASSES, type EntityType } from '../../policy/entity';
import { COMPREHEND_TYPES, type ComprehendType, laneNeedsOpinion } from '../../policy/second-opinion';
import type { Deployment } from './deployment';
import { policyOf } from './policy-of';

/**
 * The types of the second opinion that raise no request of the open lane: the callers' floors, or the detector for a
 * value of the same type, give their class or a higher one without it.
 */
export function typesThatNeverRaise(deployment: Deployment): readonly ComprehendType[] {
  const classes = deployment.secondOpinion?.classes ?? {};
  const policy = policyOf(deployment);
  return COMPREHEND_TYPES.filter((type) => {
    const given = classes[type];
    if (given === undefined) return false;
    if (!laneNeedsOpinion(policy, 'open', { [type]: given })) return true;
    const found = FOUND_BY_DETECTOR[type];
    const detected = found && (deployment.entityClasses[found] ?? DEFAULT_ENTITY_CLASSES[found]);
    return detected !== undefined && highestClass(given, detected) === detected;
  });
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
