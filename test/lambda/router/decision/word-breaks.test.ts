import { fewestTokens } from '../../../../lambda/router/decision/fewest-tokens';
import { said } from '../support/said';

test.each([
  ['a space', ' '],
  ['a tab', '\t'],
  ['a line feed', '\n'],
  ['a carriage return', '\r'],
])('%s stands between two words', (_what, space) => {
  expect(fewestTokens([said('user', ['a', 'b', 'c'].join(space))])).toBe(2);
});
