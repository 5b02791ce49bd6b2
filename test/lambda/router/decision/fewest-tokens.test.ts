import fc from 'fast-check';
import { fewestTokens, largestFewest } from '../../../../lambda/router/decision/fewest-tokens';
import { said } from '../support/said';

const fewest = (...texts: readonly string[]) => fewestTokens(texts.map((text) => said('user', text)));

test.each([
  ['no text', '', 0],
  ['white space alone', ' \n\t '.repeat(1_000), 0],
  ['one word', 'word', 1],
  ['two words', 'two words', 1],
  ['three words', 'three words here', 2],
  ['words between tabs, line breaks and several spaces', ' one\ttwo\r\nthree   four\n', 2],
  ['a long run without white space, such as a line of dashes', '-'.repeat(100_000), 1],
  ['text without spaces, as Chinese is written', '今天天气很好'.repeat(1_000), 1],
])('%s has at least so many tokens', (_, text, tokens) => {
  expect(fewest(text)).toBe(tokens);
});

test('every message counts', () => {
  expect(fewest('one two', 'three', 'four five six')).toBe(3);
});

test('never more than one token for two words, however they are cut into messages', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '語') })), (texts) => {
      const words = texts.flatMap((text) => text.split(/[ \n]+/).filter(Boolean)).length;
      expect(fewest(...texts)).toBe(Math.ceil(words / 2));
    }),
  );
});

test('no texts of the same lengths have more', () => {
  const unit = fc.constantFrom('a', ' ', '\n', '語', '🌍');
  fc.assert(
    fc.property(fc.array(fc.string({ unit })), (texts) => {
      const messages = texts.map((text) => said('user', text));
      const bound = largestFewest(messages);
      expect(fewestTokens(messages)).toBeLessThanOrEqual(bound);
      const worst = texts.map((text) => said('user', 'a '.repeat(text.length).slice(0, text.length)));
      expect(fewestTokens(worst)).toBe(bound);
    }),
  );
});
