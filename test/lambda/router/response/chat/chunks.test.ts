import fc from 'fast-check';
import { chunksOf } from '../../../../../lambda/router/response/chat/chunks';

const head = { decisionId: '1f0c6d2e', model: 'qwen3-8b', created: 1_790_000_000 };
/** Texts that JSON writes as they are. */
const plain = fc.string({ unit: fc.constantFrom(...'ab ,:{}é世🌍\u2028'), minLength: 1 });

test.each([true, false])(
  'plain texts together are the chunks of each text (with usage: %p)',
  (includeUsage) => {
    const chunks = chunksOf(head, { includeUsage });
    fc.assert(
      fc.property(fc.array(plain, { minLength: 1 }), (texts) => {
        expect(chunks.plainTexts(texts)).toBe(texts.map((text) => chunks.text(text)).join(''));
      }),
    );
  },
);

test('plain pieces of arguments together are the chunks of each piece, for every call', () => {
  const chunks = chunksOf(head, { includeUsage: false });
  fc.assert(
    fc.property(fc.array(plain, { minLength: 1 }), fc.nat(3), (texts, index) => {
      const each = texts.map((text) => chunks.toolArguments(index, text));
      expect(chunks.plainArguments(index, texts)).toBe(each.join(''));
    }),
  );
});

test('a piece of arguments is the chunk that OpenAI sends', () => {
  const [, chunk = ''] = chunksOf(head, { includeUsage: false }).toolArguments(1, '{"q":"\n').split('data: ');
  expect(JSON.parse(chunk).choices).toEqual([
    {
      index: 0,
      delta: { tool_calls: [{ index: 1, function: { arguments: '{"q":"\n' } }] },
      logprobs: null,
      finish_reason: null,
    },
  ]);
});
