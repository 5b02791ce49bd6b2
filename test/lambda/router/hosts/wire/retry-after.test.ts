import { retryAfterSeconds } from '../../../../../lambda/router/hosts/wire/retry-after';

const NOW = Date.parse('2026-11-26T10:00:00.000Z');
const read = (value?: string) =>
  retryAfterSeconds({ headers: value === undefined ? {} : { 'retry-after': value } }, NOW);

test.each([
  ['17', 17],
  [' 17 ', 17],
  ['0', 1],
  ['600', 600],
  ['86400', 600],
  ['Thu, 26 Nov 2026 10:00:30 GMT', 30],
  ['Thu, 26 Nov 2026 09:00:00 GMT', 1],
  ['Fri, 27 Nov 2026 10:00:00 GMT', 600],
])('%p means %i seconds', (value, seconds) => {
  expect(read(value)).toBe(seconds);
});

test.each([undefined, '', 'soon', '-5x'])('%p says nothing', (value) => {
  expect(read(value)).toBeUndefined();
});
