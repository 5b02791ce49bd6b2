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

/** Reads documents that follow each other as one stream: by runs where the form is known, otherwise one by one. */
function readInRuns(all: readonly string[]): readonly string[] {
  const template = new TextTemplate(parsed);
  const stream = all.map((json) => `data: ${json}\n\n`).join('');
  const texts: string[] = [];
  let at = 0;
  while (at < stream.length) {
    const run = template.run(stream, at, 'data: ', '\n\n');
    if (run) {
      texts.push(...run.texts);
      at = run.end;
      continue;
    }
    const end = stream.indexOf('\n\n', at);
    const json = stream.slice(at + 6, end);
    const text = parsed(json);
    if (text) {
      texts.push(text);
      template.learn(json, text);
    }
    at = end + 2;
  }
  return texts;
}

test('documents that are read in runs have the texts that a parser finds in each', () => {
  fc.assert(
    fc.property(documents, (all) => {
      expect(readInRuns(all)).toEqual(all.map(parsed).filter((text) => text));
    }),
    { numRuns: 1_000 },
  );
});

test('a run ends before a document that was cut or changed', () => {
  const known = '{"delta":{"text":"hello"}}';
  const template = new TextTemplate(parsed);
  template.learn(known, 'hello');
  for (const other of [
    '{"delta":{"text":"a"b"}}',
    '{"delta":{"text":"a\\"}}',
    '{"delta":{"text":"a"}',
    '{}',
  ]) {
    const stream = [known, known, other, known].map((json) => `data: ${json}\n\n`).join('');
    expect(template.run(stream, 0, 'data: ', '\n\n')).toMatchObject({
      texts: ['hello', 'hello'],
      end: 2 * (known.length + 8),
    });
  }
});

test('texts that JSON writes in another way are said to be so', () => {
  const template = new TextTemplate(parsed);
  template.learn('{"delta":{"text":"hello"}}', 'hello');
  const run = (...texts: readonly string[]) =>
    template.run(
      texts.map((text) => `data: ${JSON.stringify({ delta: { text } })}\n\n`).join(''),
      0,
      'data: ',
      '\n\n',
    );
  expect([run('a', 'é')?.plain, run('a', '\n')?.plain, run('"')?.plain]).toEqual([true, false, false]);
});
