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
