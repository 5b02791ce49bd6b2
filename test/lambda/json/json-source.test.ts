import fc from 'fast-check';
import { exactly, mayLoseDigits, rememberSource } from '../../../lambda/json/json-source';
import { jsonOf } from '../../../lambda/json/json-text';

function parsed(json: string): Record<string, object> {
  const value = JSON.parse(json);
  rememberSource(json, value);
  return value;
}

test.each([
  '{"id": 9007199254740993}',
  '{"id":[1, {"n":12345678901234567890}]}',
  '{"n":0.12345678901234567}',
  '{"n":1e400}',
  '{"n":-9223372036854775808}',
  '{"a\\"b":"}]\\\\","n":9007199254740993}',
])('the numbers in %s keep every digit', (input) => {
  const { a = {} } = parsed(`{"x":"1","a":${input}, "b":[]}`);
  expect(jsonOf({ input: exactly(a) })).toBe(`{"input":${input}}`);
});

test('an object without such a number is written as JSON writes it', () => {
  const { a = {}, b = {} } = parsed('{"a": { "n" : 1 }, "b": {"n":9007199254740993}}');
  expect(exactly(a)).toBe(a);
  expect(exactly(b)).not.toBe(b);
});

test.each(['{"image":"5e3A1234567890123456"}', '{"n":123456789012345}', '{"n":0.5}'])(
  '%s loses no digit',
  (json) => {
    expect(mayLoseDigits(json)).toBe(false);
  },
);

test('every object keeps its own text, whatever is around it', () => {
  const whole = fc.bigInt({ min: 2n ** 53n, max: 2n ** 64n }).map(String);
  const json = fc.letrec<{ value: string; object: string }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.jsonValue().map((v) => JSON.stringify(v)),
      whole,
      tie('object'),
    ),
    object: fc
      .uniqueArray(fc.tuple(fc.string(), tie('value')), { maxLength: 4, selector: ([name]) => name })
      .map(
        (members) => `{${members.map(([name, value]) => `${JSON.stringify(name)}: ${value}`).join(' , ')}}`,
      ),
  })).object;
  fc.assert(
    fc.property(json, json, whole, (one, other, number) => {
      fc.pre(!one.includes('__proto__') && !other.includes('__proto__'));
      const input = `{"n":${number},"o":${one}}`;
      const { a = {} } = parsed(`{"b":${other},"a":${input}}`);
      expect(jsonOf(exactly(a))).toBe(input);
    }),
  );
});

test('a deep nesting does not end the process', () => {
  const deep = `${'['.repeat(50_000)}9007199254740993${']'.repeat(50_000)}`;
  expect(() => rememberSource(deep, [])).not.toThrow();
});
