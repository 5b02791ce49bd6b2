import { asList, isObject, listOf } from '../../../lib/proof/json-shapes';

test.each([
  ['an object', {}, true],
  ['a list', [], false],
  ['null', null, false],
  ['a text', 'x', false],
  ['nothing', undefined, false],
])('%s is an object of JSON: %s', (_what, value, expected) => {
  expect(isObject(value)).toBe(expected);
});

test('one value is read as a list of one', () => {
  expect([asList(['a', 'b']), asList('a'), asList(undefined)]).toEqual([['a', 'b'], ['a'], [undefined]]);
});

test('only a list has items', () => {
  expect([listOf(['a', 'b']), listOf('a'), listOf({ a: 1 }), listOf(undefined)]).toEqual([
    ['a', 'b'],
    [],
    [],
    [],
  ]);
});
