import { refusedPart } from '../../../../../lambda/router/hosts/bedrock/bedrock-errors';

test.each([
  'messages.1.content.0: Invalid `signature` in `thinking` block',
  'messages.1.content.0: Invalid `data` in `redacted_thinking` block',
  'messages.1.content.0.thinking.signature: Field required',
])('%s is about reasoning', (words) => {
  expect(refusedPart({ words })).toBe('reasoning');
});

test.each(['', 'Malformed input request', 'Thinking may not be enabled when tool_choice forces tool use.'])(
  '"%s" is not about reasoning',
  (words) => {
    expect(refusedPart({ words })).toBeUndefined();
  },
);
