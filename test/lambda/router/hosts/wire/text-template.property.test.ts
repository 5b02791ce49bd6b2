import fc from 'fast-check';
import { TextTemplate } from '../../../../../lambda/router/hosts/wire/text-template';

/** What a parser says: the text of a document that holds nothing else; `undefined` otherwise. */
function parsed(json: string): string | undefined {
  const { delta, stop } = JSON.parse(json) as { delta?: { text?: unknown }; stop?: unknown };
  return stop === undefined && typeof delta?.text === 'string' ? delta.text : undefined;
}

const plain = fc.string({ unit: 'grapheme-composite', maxLength: 12 });
const awkward = fc.string({
  unit: fc.constantFrom(...'ab "\\/\n\u0000\u001f\u007f\u0085\u2028é世🌍\ud800'),
  maxLength: 8,
});
const text = fc.oneof(
  plain,
  awkward,
  fc.constantFrom('', 'text', 'delta', 'p', 'otherTextOfTheTemplate', 'm'),
);

/** JSON as some server may write it: every character above ASCII escaped. */
const escaped = (json: string) =>
  json.replace(/[^\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

type Form = (text: string, padding: string, other: string) => string;
const FORMS: readonly Form[] = [
  (value) => JSON.stringify({ contentBlockIndex: 0, delta: { text: value } }),
  (value, padding) => JSON.stringify({ contentBlockIndex: 0, delta: { text: value }, p: padding }),
  (value, padding) => JSON.stringify({ p: padding, delta: { text: value }, contentBlockIndex: 0 }),
  (value, _, other) => JSON.stringify({ model: other, delta: { text: value } }),
  (value, _, other) => JSON.stringify({ delta: { text: value, reasoning: other } }),
  (value, _, other) => JSON.stringify({ delta: { reasoning: other, text: value }, p: value }),
  (value) => escaped(JSON.stringify({ delta: { text: value } })),
  (value, _, other) => `{"delta":{"text":${JSON.stringify(other)},"text":${JSON.stringify(value)}}}`,
  (value) => JSON.stringify({ delta: { text: value }, stop: 'stop' }),
  (value) => JSON.stringify({ delta: { text: value, tools: [{ text: value }] } }),
  (_, padding, other) => JSON.stringify({ delta: { reasoning: other }, p: padding }),
  (value) => JSON.stringify({ delta: { text: { text: value } } }),
];
const documents = fc
  .record({
    forms: fc.array(fc.constantFrom(...FORMS), { minLength: 1, maxLength: 2 }),
    fillings: fc.array(fc.tuple(text, fc.stringMatching(/^[A-Za-z0-9]{0,8}$/), text, fc.nat(1)), {
      minLength: 1,
      maxLength: 12,
    }),
  })
  .map(({ forms, fillings }) =>
    fillings.map(([value, padding, other, pick]) => (forms[pick] ?? forms[0])?.(value, padding, other) ?? ''),
  );

test('whatever documents follow each other, the text is the one that a parser finds', () => {
  fc.assert(
    fc.property(documents, (all) => {
      const template = new TextTemplate(parsed);
      for (const json of all) {
        const expected = parsed(json);
        const known = template.read(json);
        if (known !== undefined) expect(known).toBe(expected);
        else if (expected) template.learn(json, expected);
      }
    }),
    { numRuns: 2_000 },
  );
});

test('a document that was cut or changed is never taken for one of the known form', () => {
  const bytes = '{"contentBlockIndex":0,"delta":{"text":"hello"},"p":"abc"}';
  const template = new TextTemplate(parsed);
  template.learn(bytes, 'hello');
  fc.assert(
    fc.property(
      fc.nat(bytes.length),
      fc.constantFrom('', '"', '\\', '}', '{', ',', 'x', '\u0001'),
      (at, added) => {
        for (const json of [
          bytes.slice(0, at) + added + bytes.slice(at),
          bytes.slice(0, at) + bytes.slice(at + 1),
        ]) {
          const known = template.read(json);
          if (known !== undefined) expect(known).toBe(parsed(json));
        }
      },
    ),
    { numRuns: 1_000 },
  );
});

test.each([
  ['without padding', '{"delta":{"text":"a"},"i":0}', '{"delta":{"text":"bc"},"i":0}', 'bc'],
  ['with padding', '{"delta":{"text":"a"},"p":"x"}', '{"delta":{"text":"bc"},"p":"xyzX9"}', 'bc'],
  ['with an empty text', '{"delta":{"text":"a"},"i":0}', '{"delta":{"text":""},"i":0}', ''],
])('a document of the known form is read without a parser: %s', (_what, first, second, expected) => {
  let calls = 0;
  const template = new TextTemplate((json) => {
    calls++;
    return parsed(json);
  });
  template.learn(first, 'a');
  calls = 0;
  expect([template.read(second), calls]).toEqual([expected, 0]);
});

test.each([
  ['another index', '{"delta":{"text":"a"},"i":1}'],
  ['an escape', '{"delta":{"text":"\\n"},"i":0}'],
  ['another field', '{"delta":{"text":"a"},"x":1,"i":0}'],
  ['nothing after it', '{"delta":{"text":"a"}}'],
])('a document with %s must be parsed', (_what, json) => {
  const template = new TextTemplate(parsed);
  template.learn('{"delta":{"text":"a"},"i":0}', 'a');
  expect(template.read(json)).toBeUndefined();
});
