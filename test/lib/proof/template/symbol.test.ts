import {
  encoded,
  hasMark,
  isEncoded,
  isSymbol,
  splitAround,
  symbol,
  within,
} from '../../../../lib/proof/template/symbol';

test('a symbol is its words between marks', () => {
  expect([symbol('s/X'), within(symbol('s/X'), 'Arn')]).toEqual(['⟦s/X⟧', '⟦s/X.Arn⟧']);
});

test.each([
  ['⟦', true],
  ['⟧', true],
  ['a⟦b⟧', true],
  ['[a]', false],
])('"%s" has a mark: %s', (text, expected) => {
  expect(hasMark(text)).toBe(expected);
});

test.each([
  ['⟦s/X⟧', true],
  ['⟦s/X⟧-⟦s/X⟧', false],
  ['x⟦s/X⟧', false],
  ['s/X', false],
])('"%s" is a symbol and nothing else: %s', (text, expected) => {
  expect(isSymbol(text)).toBe(expected);
});

test.each([
  ['a/b', '/', ['a', 'b']],
  ['arn:⟦s/X⟧/⟦s/Y⟧/z', '/', ['arn:⟦s/X⟧', '⟦s/Y⟧', 'z']],
  ['⟦s/X⟧⟦s/Y⟧⟦s/Z⟧', '/', ['⟦s/X⟧⟦s/Y⟧⟦s/Z⟧']],
])('"%s" is cut at each "%s" outside symbols', (text, separator, parts) => {
  expect(splitAround(text, separator)).toEqual(parts);
});

test('an encoded text is known as one, whatever is around it', () => {
  expect(encoded('x')).toBe('⟦base64 of⟧x⟦end of base64⟧');
  expect([isEncoded(`a${encoded('x')}`), isEncoded('x')]).toEqual([true, false]);
});
