import { type Boundary, isWithin } from './boundary';
import type { Ceilings } from './ceiling';
import { type DataClass, highestClass } from './data-class';
import { type Lane, laneReaches } from './lane';
import { type Policy, routeTable } from './route-table';

/**
 * The kinds of personal data Amazon Comprehend names, as its API writes them (botocore 1.43.11, PiiEntityType
 * without ALL; 2026-11-21).
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

/** The class of each kind a second opinion is asked about; what is not in here is not listened to. */
export type OpinionClasses = Readonly<Partial<Record<ComprehendType, DataClass>>>;

/** How far a text travels for a second opinion: Comprehend answers inside the region. */
export const OPINION_BOUNDARY: Boundary = 'region';

/**
 * Whether a second opinion is asked about a request of this class, all that is known without it: only where the
 * lane and the class's ceiling let the text go that far (I2, I3), and where the answer could raise the class at all.
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

/** Whether, on this lane, a second opinion is asked about some caller's class: what IAM and the network must allow. */
export function laneNeedsOpinion(policy: Policy, lane: Lane, classes: OpinionClasses): boolean {
  return routeTable(policy).some(
    (row) => row.lane === lane && needsOpinion(lane, row.dataClass, policy.ceilings, classes),
  );
}
