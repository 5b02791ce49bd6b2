import fc from 'fast-check';
import { BOUNDARIES, isWithin } from '../../policy/boundary';
import { ceilingsOf, DEFAULT_CEILINGS } from '../../policy/ceiling';
import { DATA_CLASSES } from '../../policy/data-class';
import { LANES } from '../../policy/lane';
import { COMPREHEND_TYPES, laneNeedsOpinion, needsOpinion } from '../../policy/second-opinion';

const NAMES = { NAME: 'restricted' } as const;
const dataClass = fc.constantFrom(...DATA_CLASSES);
const boundary = fc.constantFrom(...BOUNDARIES);
const ceilings = fc
  .tuple(boundary, fc.dictionary(dataClass, boundary))
  .map(([residency, lowered]) => ceilingsOf(residency, lowered));
const classes = fc.dictionary(fc.constantFrom(...COMPREHEND_TYPES), dataClass);

test('I2: only a request that may reach boundary region needs a second opinion', () => {
  fc.assert(
    fc.property(fc.constantFrom(...LANES), dataClass, ceilings, classes, (lane, known, allowed, by) => {
      if (needsOpinion(lane, known, allowed, by)) expect(isWithin('region', allowed[known])).toBe(true);
    }),
  );
});

test('I3: no request of the sealed lane needs a second opinion', () => {
  for (const known of DATA_CLASSES)
    expect(needsOpinion('sealed', known, DEFAULT_CEILINGS, NAMES)).toBe(false);
});

test('by default public, internal and confidential requests go to Comprehend, restricted ones do not', () => {
  const shown = DATA_CLASSES.filter((known) => needsOpinion('open', known, DEFAULT_CEILINGS, NAMES));
  expect(shown).toEqual(['public', 'internal', 'confidential']);
});

test('a request whose class no answer could raise does not go to Comprehend', () => {
  expect(needsOpinion('open', 'confidential', DEFAULT_CEILINGS, { NAME: 'confidential' })).toBe(false);
});

test('a lane needs second opinions if some caller may send such a request', () => {
  const models = [{ name: 'large', boundary: 'region' as const, auto: true, fallbacks: [] }];
  const policy = (floor: (typeof DATA_CLASSES)[number]) => ({
    ceilings: DEFAULT_CEILINGS,
    models,
    callers: [{ name: 'claims', floor, models: 'all' as const }],
  });
  expect(laneNeedsOpinion(policy('internal'), 'open', NAMES)).toBe(true);
  expect(laneNeedsOpinion(policy('restricted'), 'open', NAMES)).toBe(false);
});

test.each([
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
])('Comprehend’s type %s can be given a class', (type) => {
  expect(COMPREHEND_TYPES).toContain(type);
});

test('no other type can be given a class', () => {
  expect(COMPREHEND_TYPES).toHaveLength(36);
});
