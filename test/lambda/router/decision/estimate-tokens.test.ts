import fc from 'fast-check';
import { estimateTokens } from '../../../../lambda/router/decision/estimate-tokens';
import { fewestTokens } from '../../../../lambda/router/decision/fewest-tokens';
import { said } from '../support/said';

const estimateOf = (text: string) => estimateTokens({ messages: [said('user', text)] });

test.each([
  ['an empty text', '', 4],
  ['four letters', 'word', 5],
  ['five letters', 'words', 6],
  ['two characters of another script', '数据', 6],
])('%s is as many tokens as its characters make, and four for the turn', (_what, text, tokens) => {
  expect(estimateOf(text)).toBe(tokens);
});

test('any text is between the fewest tokens that it can have and one for each byte', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const tokens = estimateOf(text);
      expect(tokens).toBeGreaterThanOrEqual(fewestTokens([said('user', text)]));
      expect(tokens).toBeLessThanOrEqual(Buffer.byteLength(text) + 4);
    }),
  );
});

test('text that is added never makes the estimate smaller', () => {
  const text = fc.string({ unit: 'grapheme' });
  fc.assert(fc.property(text, text, (a, b) => estimateOf(a + b) >= estimateOf(a)));
});

const message = (part: object) =>
  estimateTokens({ messages: [{ role: 'user', parts: [part] }] } as never) - 4;
test.each([
  ['an image', { type: 'image', format: 'png', data: 'AAAA' }, 1_600],
  ['a small document', { type: 'document', format: 'pdf', data: 'AAAA' }, 3_000],
  ['a document of two pages', { type: 'document', format: 'pdf', data: 'A'.repeat(70_000) }, 6_000],
  ['sealed reasoning', { type: 'reasoning', text: '', redacted: 'AAAA' }, 1],
  ['a call', { type: 'tool-call', id: 'a', name: 'name', arguments: '{}  ' }, 6],
  [
    'a result with an image',
    { type: 'tool-result', callId: 'a', content: [{ type: 'image', format: 'png', data: '' }] },
    1_604,
  ],
])('%s counts', (_what, part, tokens) => {
  expect(message(part)).toBe(tokens);
});

test.each([
  ['a tool', { tools: [{ name: 'name', description: 'word', parameters: {} }] }],
  [
    'a schema of the answer',
    { format: { type: 'json-schema', name: 'x', schema: { type: 'object' }, strict: true } },
  ],
])('%s counts too', (_what, more) => {
  const messages = [said('user', 'word')];
  expect(estimateTokens({ messages, ...more } as never)).toBeGreaterThan(estimateTokens({ messages }));
});
