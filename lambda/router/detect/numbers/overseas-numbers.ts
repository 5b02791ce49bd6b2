import { complement11, type Digits, digit, luhn, value, verhoeff, weighted } from '../checksums';
import { isDate } from '../dates';
import type { NumberFormat } from './number-format';

/** National identity, social insurance and tax numbers of other continents. */
export const OVERSEAS_NUMBERS: readonly NumberFormat[] = [
  { type: 'br-cpf', alone: ['3.3.3-2', '9-2'], announced: ['11', '3~3~3~2'], valid: isBrazilian },
  { type: 'ca-sin', announced: ['9', '3~3~3'], valid: (digits) => digit(digits, 0) > 0 && luhn(digits) },
  { type: 'cn-resident-id', alone: ['18', '6~8~4'], valid: isChinese },
  {
    type: 'in-aadhaar',
    announced: ['12', '4~4~4'],
    valid: (digits) => digit(digits, 0) > 1 && verhoeff(digits),
  },
];

function isBrazilian(digits: Digits): boolean {
  if (digits.every((d) => d === digit(digits, 0))) return false;
  const first = complement11(weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2])) % 10;
  const second = complement11(weighted(digits, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2])) % 10;
  return first === digit(digits, 9) && second === digit(digits, 10);
}

/** GB 11643-1999; the numbers that end in X are words. */
function isChinese(digits: Digits): boolean {
  const sum = weighted(digits, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2, 1]);
  const year = value(digits, 6, 10);
  return year > 1850 && year < 2100 && isDate(value(digits, 10, 12), value(digits, 12, 14)) && sum % 11 === 1;
}
