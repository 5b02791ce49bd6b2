import type { ChatRequest } from '../../../../lambda/router/contract/chat';
import { promptText } from '../../../../lambda/router/records/decision-record';
import { said } from '../support/said';

const messages = [said('user', 'Hi')];
const textOf = (more: Partial<ChatRequest> = {}) => promptText({ messages, ...more });
const TOOLS = [{ name: 'f', description: 'a' }];

test('the digest of texts alone is that of their array', () => {
  expect(textOf({ temperature: 0, seed: 1 })).toBe('[["user","Hi"]]');
});

test.each<[string, Partial<ChatRequest>, Partial<ChatRequest>]>([
  ['a tool', {}, { tools: TOOLS }],
  ['the words of a tool', { tools: TOOLS }, { tools: [{ name: 'f', description: 'b' }] }],
  ['which tool must be called', { tools: TOOLS }, { tools: TOOLS, toolChoice: 'required' }],
  ['the form of the answer', {}, { format: { type: 'json' } }],
])('two prompts that differ in %s have different digests', (_what, one, other) => {
  expect(textOf(one)).not.toBe(textOf(other));
});
