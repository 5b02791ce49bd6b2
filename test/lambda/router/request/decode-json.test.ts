import fc from 'fast-check';
import { decodeJson } from '../../../../lambda/router/request/decode-json';

const decode = (body: string | Uint8Array, maxBytes = 1_000_000) => decodeJson(Buffer.from(body), maxBytes);
const malformed = expect.objectContaining({ code: 'malformed_json' });

test('any JSON value is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 8 }), (json) => {
      fc.pre(!json.includes('__proto__'));
      expect(decode(json)).toEqual(JSON.parse(json));
    }),
  );
});

test.each([
  ['an empty body', ''],
  ['a byte order mark', '\ufeff{}'],
  ['a trailing comma', '{"a":1,}'],
  ['NaN', '{"a":NaN}'],
  ['a comment', '{}// hi'],
  ['the same key twice', '{"a":1,"a":2}'],
  ['the same key twice, once escaped', '{"a":1,"\\u0061":2}'],
  ['the same key twice, deep inside', '[{"b":[{"c":{},"d":1,"c":[]}]}]'],
  ['__proto__', '{"metadata":{"__proto__":{}}}'],
  ['__proto__, escaped', '{"\\u005f_proto__":1}'],
  ['half a surrogate pair', '{"a":"\\ud800"}'],
  ['half a surrogate pair in a key', '{"\\udc00x":1}'],
  ['deep nesting', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
])('%s is refused', (_, body) => {
  expect(() => decode(body)).toThrow(malformed);
});

test.each([
  ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0x22])],
  ['an overlong encoding', Buffer.from([0x22, 0xc0, 0xaf, 0x22])],
  ['a UTF-8 surrogate', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
  ['a compressed body', Buffer.from([0x1f, 0x8b, 0x08, 0x00])],
])('%s is refused', (_, body) => {
  expect(() => decode(body)).toThrow(malformed);
});

test.each([
  ['equal keys in different objects', '[{"a":1},{"a":{"a":2}}]'],
  ['a key that is also a value', '{"a":"a","b":"a"}'],
  ['a whole surrogate pair, escaped', '"\\ud83d\\ude00"'],
  ['quotes and backslashes', '{"a\\\\":"\\"","a\\"":"{[,:"}'],
])('%s is accepted', (_, body) => {
  expect(decode(body)).toEqual(JSON.parse(body));
});

test('a body larger than allowed is refused before it is parsed', () => {
  expect(() => decode('not json at all', 10)).toThrow(expect.objectContaining({ code: 'body_too_large' }));
});

test('I7: an error repeats no word of the body', () => {
  for (const body of ['CANARY', '{"a":"CANARY"', '{"CANARY":1,"CANARY":2}', '{"a":"CANARY\\ud800"}']) {
    expect(() => decode(body)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('CANARY') }),
    );
  }
});

// A search whose steps grow with the square of the length does not end in the time of a test.
test.each([
  ['backslashes', `"${'\\\\'.repeat(500_000)}"`],
  ['quotes', `"${'\\"'.repeat(500_000)}"`],
  ['empty texts', `[${'"",'.repeat(300_000)}0]`],
])('a megabyte of %s is read', (_, body) => {
  expect(decode(body, 2_000_000)).toEqual(JSON.parse(body));
});
