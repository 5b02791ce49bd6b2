import fc from 'fast-check';
import { seal, unseal } from '../../../../../lambda/router/request/responses/sealed-reasoning';

const base64 = fc.uint8Array({ minLength: 1 }).map((bytes) => Buffer.from(bytes).toString('base64'));
const text = fc.string({ unit: 'grapheme' });
const block = fc.record(
  { text, signature: fc.oneof(base64, text), redacted: base64 },
  { requiredKeys: ['text'] },
);

test('a block of reasoning comes back as it was', () => {
  fc.assert(
    fc.property(block, (reasoning) => {
      expect(unseal(seal(reasoning))).toEqual({ type: 'reasoning', ...reasoning });
    }),
  );
});

test('the text can be read in it, so that the detector reads it in the next request', () => {
  const said = 'The account is\n"DE89 3704 0044 0532 0130 00".';
  expect(seal({ text: said, signature: 'a\nb' }).endsWith(said)).toBe(true);
});

test.each([
  ['of another server', 'gAAAAABo1x'],
  ['of another version', 'llm-reasoning/2\n\ntext'],
  ['with another line', 'llm-reasoning/1\nkey=x\n\ntext'],
  ['with the lines in another order', 'llm-reasoning/1\nredacted=AAAA\nsignature=x\n\ntext'],
  ['with a signature that is not percent-encoded', 'llm-reasoning/1\nsignature=%\n\ntext'],
  ['with redacted reasoning that is not base64', 'llm-reasoning/1\nredacted=a b\n\ntext'],
  ['that was cut off', 'llm-reasoning/1\nsignature=x'],
  ['without a text', ''],
])('content %s is refused', (_what, content) => {
  expect(unseal(content)).toBeUndefined();
});
