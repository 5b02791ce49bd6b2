import { type Boundary, isWithin } from './boundary';
import type { Ceilings } from './ceiling';
import { type DataClass, highestClass } from './data-class';
import { type Lane, laneReaches } from './lane';
import { type Policy, routeTable } from './route-table';

/**
 * The types of personal data that Amazon Comprehend reports (botocore 1.43.11, PiiEntityType without ALL; 2026-11-21).
 */
export const COMPREHEND_TYPES = [
  'ADDRESS',
  'AGE',
  'AWS_ACCESS_KEY',
  'AWS_SECRET_KEY',
  'BANK_ACCOUNT_NUMBER',
  'BANK_ROUTING',
  'CA_HEALTH_NUMBER',
  'CA_SOCIAL_INSURANCE_NUMBER',
  'CREDIT_DEBIT_CVV',
  'CREDIT_DEBIT_EXPIRY',
  'CREDIT_DEBIT_NUMBER',
  'DATE_TIME',
  'DRIVER_ID',
  'EMAIL',
  'IN_AADHAAR',
  'IN_NREGA',
  'IN_PERMANENT_ACCOUNT_NUMBER',
  'IN_VOTER_NUMBER',
  'INTERNATIONAL_BANK_ACCOUNT_NUMBER',
  'IP_ADDRESS',
  'LICENSE_PLATE',
  'MAC_ADDRESS',
  'NAME',
  'PASSPORT_NUMBER',
  'PASSWORD',
  'PHONE',
  'PIN',
  'SSN',
  'SWIFT_CODE',
  'UK_NATIONAL_HEALTH_SERVICE_NUMBER',
  'UK_NATIONAL_INSURANCE_NUMBER',
  'UK_UNIQUE_TAXPAYER_REFERENCE_NUMBER',
  'URL',
  'US_INDIVIDUAL_TAX_IDENTIFICATION_NUMBER',
  'USERNAME',
  'VEHICLE_IDENTIFICATION_NUMBER',
] as const;
export type ComprehendType = (typeof COMPREHEND_TYPES)[number];

/** The class of each type that counts. Types that are not listed are ignored. */
export type OpinionClasses = Readonly<Partial<Record<ComprehendType, DataClass>>>;

/** How far a text travels for a second opinion: Comprehend processes it inside the region. */
export const OPINION_BOUNDARY: Boundary = 'region';

/**
 * Whether Comprehend is called for a request whose class is `dataClass` without it. Only if the lane and the ceiling of
 * the class allow that boundary (I2, I3), and if the answer could raise the class.
 */
export function needsOpinion(
  lane: Lane,
  dataClass: DataClass,
  ceilings: Ceilings,
  classes: OpinionClasses,
): boolean {
  const highest = highestClass(dataClass, ...Object.values(classes));
  return (
    laneReaches(lane, OPINION_BOUNDARY) &&
    isWithin(OPINION_BOUNDARY, ceilings[dataClass]) &&
    highest !== dataClass
  );
}

/**
 * Whether some caller and class of this lane needs a second opinion. If so, IAM and the network must allow the call.
 */
export function laneNeedsOpinion(policy: Policy, lane: Lane, classes: OpinionClasses): boolean {
  return routeTable(policy).some(
    (row) => row.lane === lane && needsOpinion(lane, row.dataClass, policy.ceilings, classes),
  );
}
