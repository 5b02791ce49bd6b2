import { EASTERN_NUMBERS } from './eastern-numbers';
import { NORDIC_NUMBERS } from './nordic-numbers';
import type { NumberFormat } from './number-format';
import { OVERSEAS_NUMBERS } from './overseas-numbers';
import { isPaymentCard } from './payment-card';
import { US_NUMBERS } from './us-numbers';
import { WESTERN_NUMBERS } from './western-numbers';

const bare = (...lengths: number[]) => lengths.map(String);

/**
 * Every number that is recognized by its grouping and a check on its digits. The issuers publish the rules. The tests
 * compare them with numbers that an independent implementation calls valid.
 */
export const NUMBER_FORMATS: readonly NumberFormat[] = [
  {
    type: 'payment-card',
    alone: [...bare(13, 14, 15, 16, 17, 18, 19), '4~4~4~4', '4~4~4~4~3', '4~4~4~1', '4~6~5', '4~6~4'],
    announced: ['12', '4~4~4', '8~8', '4~4~8', '4~12'],
    valid: isPaymentCard,
  },
  ...US_NUMBERS,
  ...WESTERN_NUMBERS,
  ...NORDIC_NUMBERS,
  ...EASTERN_NUMBERS,
  ...OVERSEAS_NUMBERS,
];
