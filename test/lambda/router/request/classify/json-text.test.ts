import fc from 'fast-check';
import { readableJson } from '../../../../../lambda/router/request/classify/json-text';

test.each([
  ['an escaped character', '{"a":"\\u0034111"}', '{"a":"4111"}'],
  ['an escaped slash', '["4111\\/1111"]', '["4111/1111"]'],
  ['a line break', '{"a":"4111\\n1111"}', '{"a":"4111\n1111"}'],
  ['an escape in a key', '{"\\u0034111":1}', '{"4111":1}'],
  ['JSON in JSON', JSON.stringify({ a: JSON.stringify({ b: '4111\n1111' }) }), '{"a":"{"b":"4111\n1111"}"}'],
])('%s is undone', (_what, json, expected) => {
  expect(readableJson(json)).toBe(expected);
});

test.each([
  ['a path of Windows', 'C:\\u0034'],
  ['broken JSON', '{"a":"\\u0034'],
  ['JSON without an escape', '{"a":"4111"}'],
  ['a large number', '{"a":4111111111111111111}'],
])('%s is left as it is', (_what, text) => {
  expect(readableJson(text)).toBe(text);
});

test('numbers keep their digits where an escape is undone beside them', () => {
  expect(readableJson('{"a":4111111111111111111,"b":"\\n"}')).toBe('{"a":4111111111111111111,"b":"\n"}');
});

test('every string of every JSON is readable in it', () => {
  // Undone further where it is JSON itself, which the examples above show.
  const plain = fc.string({ unit: 'binary' }).filter((text) => !/^\s*[[{"]/.test(text));
  fc.assert(
    fc.property(fc.array(plain), (strings) => {
      const readable = readableJson(JSON.stringify(strings));
      for (const text of strings) expect(readable).toContain(text);
    }),
  );
});
