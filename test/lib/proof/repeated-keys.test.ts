import fc from 'fast-check';
import { repeatedKeys } from '../../../lib/proof/repeated-keys';

test.each([
  ['no object', '[1, "a:b", null]', []],
  ['one key', '{"a": 1}', []],
  ['the same key in two objects', '[{"a": 1}, {"a": {"a": 2}}]', []],
  ['a text that looks like a key', '{"a": "\\"a\\": 1", "b": "x\\\\"}', []],
  ['a key twice', '{"a": 1, "a": 2}', ['a']],
  ['a key twice, below', '[{"b": {"a": 1, "c": {}, "a" : 2}}]', ['a']],
  ['a key twice, of two spellings', '{"a": 1, "\\u0061": 2}', ['a']],
  ['a key twice, with a line before the colon', '{"a": 1, "a"\n:2}', ['a']],
  ['a key that objects inherit', '{"__proto__": 1, "constructor": 2, "__proto__": 3}', ['__proto__']],
])('%s', (_, json, keys) => {
  expect(repeatedKeys(json)).toEqual(keys);
});

test('what JSON.stringify writes repeats no key', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => repeatedKeys(JSON.stringify(value)).length === 0));
});

test('a key that is added to any object that has it is found', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }),
      fc.jsonValue(),
      (object, value) => {
        const [key = ''] = Object.keys(object);
        const twice = `{${JSON.stringify(key)}:${JSON.stringify(value)},${JSON.stringify(object).slice(1)}`;
        expect(repeatedKeys(twice)).toContain(key);
      },
    ),
  );
});

test('what is no JSON is an error', () => {
  expect(() => repeatedKeys('{"a": 1,}')).toThrow(SyntaxError);
});
