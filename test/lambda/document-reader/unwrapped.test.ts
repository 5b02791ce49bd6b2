import fc from 'fast-check';
import { unwrapped } from '../../../lambda/document-reader/unwrapped';

test.each([
  ['words', 'one\ntwo', 'one two'],
  ['a number of several groups', '4111 1111\n1111 1111', '4111 1111 1111 1111'],
  ['a number after words', 'card 4111\n1111', 'card 4111 1111'],
  ['a number before words', '4111\n1111 card', '4111 1111 card'],
  ['a hyphen', '4111-\n1111', '4111-1111'],
  ['a column of numbers', '4111\n1111\n1111', '4111\n1111\n1111'],
  ['one line', 'one', 'one'],
  ['no text', '', ''],
])('%s', (_what, text, expected) => {
  expect(unwrapped(text)).toBe(expected);
});

test.each([
  ['an address', 'ada@\nbank.example', 'ada@bank.example'],
  ['an address before its sign', 'ada\n@bank.example', 'ada@bank.example'],
  ['an address within its name', 'ada.love\nlace@bank.example', 'ada.lovelace@bank.example'],
  ['a key', 'AKIA5XMPL\n7EXAMPLEKEY', 'AKIA5XMPL7EXAMPLEKEY'],
  ['a word and a number', 'Page\n12 34', 'Page 12 34'],
  ['a column of numbers', '4111\n1111', '4111\n1111'],
])('without a space, %s', (_what, text, expected) => {
  expect(unwrapped(text, '')).toBe(expected);
});

test('only ends of lines change', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z0-9 -]*$/)), (lines) => {
      const text = lines.join('\n');
      expect(unwrapped(text).replace(/[\n ]/g, '')).toBe(text.replace(/[\n ]/g, ''));
    }),
  );
});

test('a text of a million lines is unwrapped in no time', () => {
  expect(unwrapped('1\n'.repeat(1_000_000))).toHaveLength(2_000_000);
});

test('a line of a million spaces is unwrapped in no time', () => {
  expect(unwrapped(`1\n${' '.repeat(1_000_000)}x`)).toHaveLength(1_000_003);
});
