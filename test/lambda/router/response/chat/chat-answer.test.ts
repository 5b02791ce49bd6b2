import type { ChatEvent, Usage } from '../../../../../lambda/router/contract/chat';
import type { ChatForm } from '../../../../../lambda/router/request/chat/read-chat';
import { CHAT } from '../../../../../lambda/router/response/chat/chat-answer';
import type { AnswerHead } from '../../../../../lambda/router/response/dialect';
import { tallyOf } from '../../support/answers';

const HEAD = { decisionId: '1f0c6d2e', model: 'qwen3-8b', created: 1_790_000_000 };
const FORM: ChatForm = { includeUsage: false };
const END: ChatEvent = { type: 'end', reason: 'stop' };

const whole = (events: readonly ChatEvent[], form = FORM, head: AnswerHead = HEAD) =>
  JSON.parse(JSON.stringify(CHAT.answer.whole(head, tallyOf(events), form)));
const choiceOf = (events: readonly ChatEvent[]) => whole(events).choices[0];

function streamed(events: readonly ChatEvent[], form = FORM, head: AnswerHead = HEAD) {
  const writer = CHAT.answer.stream(head, form);
  const pieces = events.map((event, index) => {
    if (event.type === 'error') throw new Error('an error is not written here');
    return writer.event(event, tallyOf(events.slice(0, index + 1)));
  });
  const data = (writer.open() + pieces.join('')).split('\n\n').filter(Boolean);
  expect(data.at(-1)).toBe('data: [DONE]');
  return data.slice(0, -1).map((line) => JSON.parse(line.slice('data: '.length)));
}
const deltasOf = (events: readonly ChatEvent[]) =>
  streamed(events).map(({ choices: [choice] }) => choice.delta);

const CALLS: readonly ChatEvent[] = [
  { type: 'tool-call', index: 0, id: 'call_a', name: 'weather' },
  { type: 'arguments-delta', index: 0, text: '{"city":' },
  { type: 'arguments-delta', index: 0, text: '"Oslo"}' },
  { type: 'tool-call', index: 1, id: 'call_b', name: 'news' },
  { type: 'arguments-delta', index: 1, text: '{}' },
  { type: 'end', reason: 'tool-calls' },
];

test('calls of tools are a message without content', () => {
  expect(choiceOf(CALLS)).toEqual({
    index: 0,
    message: {
      role: 'assistant',
      content: null,
      refusal: null,
      tool_calls: [
        { id: 'call_a', type: 'function', function: { name: 'weather', arguments: '{"city":"Oslo"}' } },
        { id: 'call_b', type: 'function', function: { name: 'news', arguments: '{}' } },
      ],
    },
    logprobs: null,
    finish_reason: 'tool_calls',
  });
});

test('a text beside calls of tools is the content', () => {
  expect(choiceOf([{ type: 'text-delta', text: 'Let me see.' }, ...CALLS]).message.content).toBe(
    'Let me see.',
  );
});

test('an answer without text and calls has an empty content', () => {
  expect(choiceOf([END]).message.content).toBe('');
});

test('each call begins with its id and name, and its arguments follow as they come', () => {
  expect(deltasOf(CALLS)).toEqual([
    { role: 'assistant', content: '' },
    {
      tool_calls: [
        { index: 0, id: 'call_a', type: 'function', function: { name: 'weather', arguments: '' } },
      ],
    },
    { tool_calls: [{ index: 0, function: { arguments: '{"city":' } }] },
    { tool_calls: [{ index: 0, function: { arguments: '"Oslo"}' } }] },
    { tool_calls: [{ index: 1, id: 'call_b', type: 'function', function: { name: 'news', arguments: '' } }] },
    { tool_calls: [{ index: 1, function: { arguments: '{}' } }] },
    {},
  ]);
});

test.each([
  ['stop', 'stop'],
  ['length', 'length'],
  ['tool-calls', 'tool_calls'],
  ['content-filter', 'content_filter'],
] as const)('an answer that ends by %s has the finish_reason %s, streamed or not', (reason, expected) => {
  const events: readonly ChatEvent[] = [{ type: 'end', reason }];
  expect(choiceOf(events).finish_reason).toBe(expected);
  expect(streamed(events).at(-1).choices[0].finish_reason).toBe(expected);
});

const THOUGHTS: readonly ChatEvent[] = [
  { type: 'reasoning-delta', text: 'Hm' },
  { type: 'reasoning-delta', text: ', yes.' },
  { type: 'reasoning-end', signature: 's1' },
  { type: 'reasoning-end', redacted: 'AAAA' },
];
const BLOCKS = [
  { type: 'thinking', thinking: 'Hm, yes.', signature: 's1' },
  { type: 'redacted_thinking', data: 'AAAA' },
];
const HELLO: ChatEvent = { type: 'text-delta', text: 'Hello' };

test('what was thought is reasoning_content, and sealed blocks are thinking_blocks', () => {
  expect(choiceOf([...THOUGHTS, HELLO, END]).message).toEqual({
    role: 'assistant',
    content: 'Hello',
    refusal: null,
    reasoning_content: 'Hm, yes.',
    thinking_blocks: BLOCKS,
  });
});

test('what was thought without a seal is text alone', () => {
  const events: readonly ChatEvent[] = [
    { type: 'reasoning-delta', text: 'Hm' },
    { type: 'reasoning-end' },
    HELLO,
    END,
  ];
  expect(choiceOf(events).message).toEqual({
    role: 'assistant',
    content: 'Hello',
    refusal: null,
    reasoning_content: 'Hm',
  });
  expect(deltasOf(events).flatMap(Object.keys)).not.toContain('thinking_blocks');
});

test.each([
  ['a text', HELLO, { content: 'Hello' }],
  ['a call', CALLS[0] as ChatEvent, { tool_calls: [expect.objectContaining({ id: 'call_a' })] }],
  ['the end', END, {}],
])('in a stream, sealed blocks come whole and once, before %s', (_what, next, delta) => {
  const events = next === END ? [...THOUGHTS, END] : [...THOUGHTS, next, END];
  expect(deltasOf(events).slice(0, 5)).toEqual([
    { role: 'assistant', content: '' },
    { reasoning_content: 'Hm' },
    { reasoning_content: ', yes.' },
    { thinking_blocks: BLOCKS },
    delta,
  ]);
});

test('pieces of plain text after sealed blocks are written after them', () => {
  const events: readonly ChatEvent[] = [
    ...THOUGHTS,
    { type: 'text-delta', text: 'ab', pieces: ['a', 'b'] },
    END,
  ];
  expect(deltasOf(events).slice(3, 6)).toEqual([
    { thinking_blocks: BLOCKS },
    { content: 'a' },
    { content: 'b' },
  ]);
});

test('probabilities are with the text that they are of, streamed or not', () => {
  const token = (text: string) => ({ token: text, logprob: -0.1, bytes: null, top_logprobs: [] });
  const events: readonly ChatEvent[] = [
    { type: 'text-delta', text: 'Hel', logprobs: [token('Hel')] },
    { type: 'text-delta', text: 'lo', logprobs: [token('lo')] },
    END,
  ];
  expect(choiceOf(events).logprobs).toEqual({ content: [token('Hel'), token('lo')], refusal: null });
  expect(streamed(events).map(({ choices: [choice] }) => choice.logprobs?.content)).toEqual([
    undefined,
    [token('Hel')],
    [token('lo')],
    undefined,
  ]);
});

const DETAILS: Usage = {
  inputTokens: 9,
  outputTokens: 4,
  cachedTokens: 5,
  cacheWriteTokens: 2,
  reasoningTokens: 3,
};
const USAGE = {
  prompt_tokens: 9,
  completion_tokens: 4,
  total_tokens: 13,
  prompt_tokens_details: { cached_tokens: 5, cache_write_tokens: 2 },
  completion_tokens_details: { reasoning_tokens: 3 },
};

test('usage has every detail that the model reports', () => {
  const events: readonly ChatEvent[] = [HELLO, { type: 'usage', usage: DETAILS }, END];
  expect(whole(events).usage).toEqual(USAGE);
  expect(streamed(events, { includeUsage: true }).at(-1)).toMatchObject({ choices: [], usage: USAGE });
});

test.each([
  ['cachedTokens', 'prompt_tokens_details', { cached_tokens: 1 }],
  ['cacheWriteTokens', 'prompt_tokens_details', { cache_write_tokens: 1 }],
  ['reasoningTokens', 'completion_tokens_details', { reasoning_tokens: 1 }],
])('of usage, a detail that the model does not report is left out: only %s', (name, under, expected) => {
  const usage = { inputTokens: 2, outputTokens: 2, [name]: 1 };
  expect(whole([{ type: 'usage', usage }, END]).usage).toEqual({
    prompt_tokens: 2,
    completion_tokens: 2,
    total_tokens: 4,
    [under]: expected,
  });
});

test('without include_usage no chunk speaks of usage; with it every chunk does', () => {
  const events: readonly ChatEvent[] = [HELLO, { type: 'usage', usage: DETAILS }, END];
  expect(streamed(events).some((chunk) => 'usage' in chunk)).toBe(false);
  expect(streamed(events, { includeUsage: true }).every((chunk) => 'usage' in chunk)).toBe(true);
});

test.each(['default', 'flex', 'priority'] as const)(
  'the tier %s is stated where the client asked for it',
  (serviceTier) => {
    const head = { ...HEAD, serviceTier };
    expect(whole([HELLO, END], FORM, head).service_tier).toBe(serviceTier);
    expect(streamed([HELLO, END], FORM, head).every((chunk) => chunk.service_tier === serviceTier)).toBe(
      true,
    );
    expect(whole([HELLO, END])).not.toHaveProperty('service_tier');
  },
);

test('all chunks of an answer have one head', () => {
  const heads = streamed([...THOUGHTS, HELLO, ...CALLS]).map(({ choices, ...head }) => JSON.stringify(head));
  expect([...new Set(heads)].map((head) => JSON.parse(head))).toEqual([
    {
      id: 'chatcmpl-1f0c6d2e',
      object: 'chat.completion.chunk',
      created: 1_790_000_000,
      model: 'qwen3-8b',
      system_fingerprint: null,
    },
  ]);
});
