import { type Digits, digit, luhn, value } from '../checksums';
import type { NumberFormat } from './number-format';

const isSocialSecurityNumber = (digits: Digits) => {
  const area = value(digits, 0, 3);
  return area !== 0 && area !== 666 && area < 900 && value(digits, 3, 5) !== 0 && value(digits, 5, 9) !== 0;
};

/** The groups the IRS uses in individual taxpayer numbers (Publication 4757). */
const isTaxpayerNumber = (digits: Digits) => {
  const group = value(digits, 3, 5);
  return digit(digits, 0) === 9 && group >= 50 && ![66, 67, 68, 69, 89, 93].includes(group);
};

/** The Luhn sum of 80840, the prefix of a health identifier issued in the United States. */
const NPI_PREFIX_SUM = 24;

export const US_NUMBERS: readonly NumberFormat[] = [
  { type: 'us-ssn', alone: ['3-2-4', '3 2 4'], announced: ['9', '3~2~4'], valid: isSocialSecurityNumber },
  { type: 'us-itin', alone: ['3-2-4', '3 2 4'], announced: ['9', '3~2~4'], valid: isTaxpayerNumber },
  {
    type: 'us-npi',
    announced: ['10', '4~3~3', '3~3~4'],
    valid: (digits) => digit(digits, 0) >= 1 && digit(digits, 0) <= 2 && luhn(digits, 0, 10, NPI_PREFIX_SUM),
  },
];
