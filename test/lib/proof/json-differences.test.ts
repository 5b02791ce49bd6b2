import { jsonDifferences } from '../../../lib/proof/json-differences';

test('equal values have no difference, whatever the order of their keys', () => {
  expect(jsonDifferences({ a: [1, { b: null }], c: 'x' }, { c: 'x', a: [1, { b: null }] })).toEqual([]);
});

test('a field without a value counts as missing', () => {
  expect(jsonDifferences({}, { a: undefined })).toEqual([]);
});

test.each([
  { what: 'another value', found: { a: { b: 1 } }, words: 'a.b is 1, expected 2', expected: { a: { b: 2 } } },
  { what: 'a missing field', found: {}, words: 'a is missing, expected 1', expected: { a: 1 } },
  { what: 'an additional field', found: { a: 1 }, words: 'a is 1, expected missing', expected: {} },
  { what: 'an additional item', found: [1, 2], words: '1 is 2, expected missing', expected: [1] },
  { what: 'a list in place of an object', found: [], words: 'the value is [], expected {}', expected: {} },
  { what: 'null in place of an object', found: null, words: 'the value is null, expected {}', expected: {} },
  { what: 'a text in place of a number', found: '1', words: 'the value is "1", expected 1', expected: 1 },
])('$what is a difference', ({ found, expected, words }) => {
  expect(jsonDifferences(found, expected)).toEqual([words]);
});

test('items in another order are different', () => {
  expect(jsonDifferences([1, 2], [2, 1])).toHaveLength(2);
});

test('a value of 160 characters is shown as a whole', () => {
  expect(jsonDifferences('x'.repeat(158), 1)).toEqual([`the value is "${'x'.repeat(158)}", expected 1`]);
});

test('a long value is cut in the sentence', () => {
  const [words = ''] = jsonDifferences('x'.repeat(1000), 'y');
  expect(words).toHaveLength('the value is , expected "y"'.length + 161);
});
