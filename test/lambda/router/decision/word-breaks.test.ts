import { fewestTokens } from '../../../../lambda/router/decision/fewest-tokens';

test.each([
  ['a space', ' '],
  ['a tab', '\t'],
  ['a line feed', '\n'],
  ['a carriage return', '\r'],
])('%s stands between two words', (_what, space) => {
  expect(fewestTokens([{ role: 'user', text: ['a', 'b', 'c'].join(space) }])).toBe(2);
});
