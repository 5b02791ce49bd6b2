import fc from 'fast-check';
import type { RouterModel } from '../../../../lambda/router/config/router-config';
import type { DecisionRecord } from '../../../../lambda/router/records/decision-record';
import { isWithin } from '../../../../policy/boundary';
import { DATA_CLASSES } from '../../../../policy/data-class';
import { testRouter } from '../support/call-router';
import { fakeHosts, throws } from '../support/fake-hosts';
import { LLAMA, MISTRAL, NOVA, QWEN, routerConfig } from '../support/router-config';

/** So many words, at least half as many tokens. */
const words = (count: number) => 'word '.repeat(count);
const LARGE = { ...MISTRAL, contextTokens: 100_000, maxOutputTokens: 10_000 };
const LIMITS = { bodyBytes: 10_000_000, firstEventMs: 100, nextEventMs: 100, totalMs: 60_000 };

async function ask(models: RouterModel[], content: string, body: object = {}, dataClass = 'internal') {
  const fake = fakeHosts();
  const config = routerConfig({ models, limits: LIMITS });
  const answer = await testRouter(config, { hosts: fake.hosts }).ask({
    headers: { 'x-data-class': [dataClass] },
    body: { model: 'auto', messages: [{ role: 'user', content }], ...body },
  });
  const { candidates = [] } = (answer.decision ?? {}) as Partial<DecisionRecord>;
  return { ...answer, candidates, called: fake.calls.map(({ model }) => model) };
}

test('a model too small for the prompt is skipped, and the record gives the reason', async () => {
  const { called, candidates, headers } = await ask([QWEN, LLAMA, LARGE], words(20_000));
  expect(called).toEqual(['mistral']);
  expect(headers['x-model']).toBe('mistral');
  expect(candidates[0]).toEqual({
    model: 'qwen',
    boundary: 'account',
    kept: false,
    reason: 'context-too-small',
    words: 'qwen takes 8192 tokens, prompt and answer together; the prompt has 10000 or more',
  });
});

test('a prompt that just fits by the fewest tokens it can have is left to the model', async () => {
  expect((await ask([QWEN, LARGE], words(2 * 8_191))).called).toEqual(['qwen']);
  expect((await ask([QWEN, LARGE], words(2 * 8_191 + 1))).called).toEqual(['mistral']);
});

test.each(['-'.repeat(400_000), ' '.repeat(400_000), '今'.repeat(100_000), 'a'.repeat(400_000)])(
  'a long text that may be few tokens passes over no model',
  async (text) => {
    expect((await ask([QWEN, LARGE], text)).called).toEqual(['qwen']);
  },
);

test.each(['max_tokens', 'max_completion_tokens'])(
  'a model too small for the prompt and the answer that %s requests is skipped',
  async (field) => {
    const wordy = { ...QWEN, maxOutputTokens: QWEN.contextTokens };
    expect((await ask([wordy, LARGE], words(1_000), { [field]: 7_692 })).called).toEqual(['qwen']);
    const { called, candidates } = await ask([wordy, LARGE], words(1_000), { [field]: 7_693 });
    expect(called).toEqual(['mistral']);
    expect(candidates[0]).toMatchObject({
      reason: 'context-too-small',
      words: expect.stringContaining('with the requested answer the request has 8193 or more'),
    });
  },
);

test('I12: where no allowed model is large enough, the client gets OpenAI’s error and the largest context', async () => {
  const { status, called, decision, json } = await ask([QWEN, LARGE], words(300_000));
  expect([status, called]).toEqual([400, []]);
  expect(decision).toMatchObject({ refusal: 'context_length_exceeded', order: [] });
  expect(json().error).toEqual({
    type: 'invalid_request_error',
    code: 'context_length_exceeded',
    param: 'messages',
    message: expect.stringMatching(/maximum context length .* is 100000 tokens\. Shorten it/),
  });
});

test('I2: a model that may not see the request is neither called nor named, however large it is', async () => {
  const huge = { ...NOVA, contextTokens: 1_000_000, maxOutputTokens: 10_000 };
  const { called, candidates, json } = await ask([QWEN, LARGE, huge], words(300_000), {}, 'confidential');
  expect(called).toEqual([]);
  expect(json().error).toMatchObject({
    code: 'context_length_exceeded',
    message: expect.stringContaining(' 100000 tokens'),
  });
  expect(candidates.map(({ reason }) => reason)).toEqual([
    'context-too-small',
    'context-too-small',
    'above-ceiling',
  ]);
});

test('a model that is named is passed over for its fallback when the prompt is too long for it', async () => {
  const named = { ...QWEN, fallbacks: ['mistral'] };
  expect((await ask([named, LARGE], words(20_000), { model: 'qwen' })).called).toEqual(['mistral']);
});

test('a model that is named and has no fallback refuses what is too long for it', async () => {
  const { called, json } = await ask([QWEN, LARGE], words(20_000), { model: 'qwen' });
  expect(called).toEqual([]);
  expect(json().error).toMatchObject({
    code: 'context_length_exceeded',
    message: expect.stringContaining(' 8192 tokens'),
  });
});

const LIMIT_FIELDS = ['max_tokens', 'max_completion_tokens'] as const;

test.each(LIMIT_FIELDS)(
  '%s above the limit of the model is clamped to it, and a header says so',
  async (field) => {
    const { status, headers } = await ask([QWEN, LARGE], 'Hi', { [field]: 1_025 });
    expect([status, headers['x-clamped']]).toEqual([200, `${field}=1024`]);
  },
);

test.each(LIMIT_FIELDS)('%s at the limit of the model is not clamped', async (field) => {
  expect((await ask([QWEN, LARGE], 'Hi', { [field]: 1_024 })).headers).not.toHaveProperty('x-clamped');
});

test('a stream says in the same header that its limit is clamped', async () => {
  const { headers } = await ask([QWEN], 'Hi', { max_tokens: 2_000, stream: true });
  expect(headers['x-clamped']).toBe('max_tokens=1024');
});

test('the header names the limit of the model that answered, not of the first choice', async () => {
  const { headers } = await ask([QWEN, LARGE], words(20_000), { max_tokens: 20_000 });
  expect([headers['x-model'], headers['x-clamped']]).toEqual(['mistral', 'max_tokens=10000']);
});

test.each([...LIMIT_FIELDS])('a request without %s has no such header', async (field) => {
  expect((await ask([QWEN], 'Hi', { [field]: -1 })).headers).not.toHaveProperty('x-clamped');
});

test('a limit above that of a model whose answers may fill its context leaves the prompt the room it needs', async () => {
  const wordy = { ...QWEN, maxOutputTokens: QWEN.contextTokens };
  const { status, headers } = await ask([wordy], words(1_000), { max_tokens: 100_000 });
  expect([status, headers['x-clamped']]).toEqual([200, 'max_tokens=8192']);
});

test('I12: to lower a limit that is above every model’s own is no advice', async () => {
  const { json } = await ask([QWEN], words(300_000), { max_tokens: 20_000 });
  expect(json().error.message).not.toContain('max_tokens');
});

test.each([
  [{}, 'The conversation in messages is too long', 'Shorten it.'],
  [{ max_tokens: 500 }, 'messages, together with max_tokens,', 'Shorten it, or lower max_tokens.'],
  [{ max_completion_tokens: 500 }, 'together with max_completion_tokens,', 'or lower max_completion_tokens.'],
  [{ model: 'qwen' }, 'The conversation in messages is', 'Shorten it, or name another model, or auto.'],
])(
  'I12: the advice to a request with %j names only what this caller can change',
  async (asked, subject, advice) => {
    const { json } = await ask([QWEN, LARGE], words(300_000), asked);
    const { message } = json().error;
    expect([message.includes(subject), message.endsWith(advice)]).toEqual([true, true]);
  },
);

test('a fallback gets no limit that is above its own', async () => {
  const fake = fakeHosts({ mistral: throws('failed', 'no') });
  await testRouter(routerConfig({ models: [LARGE, QWEN] }), { hosts: fake.hosts }).ask({
    body: { model: 'auto', max_tokens: 5_000, messages: [{ role: 'user', content: 'Hi' }] },
  });
  expect(fake.calls.map(({ call }) => call.request.maxTokens)).toEqual([5_000, undefined]);
});

test('I9: a stream that breaks off because the context is full ends with OpenAI’s error', async () => {
  const script = [
    { type: 'text-delta' as const, text: 'Hel' },
    { type: 'error' as const, reason: 'too-long' as const, message: 'no' },
  ];
  const { ask: send } = testRouter(routerConfig({ models: [QWEN] }), {
    hosts: fakeHosts({ qwen: script }).hosts,
  });
  const { text } = await send({
    body: { model: 'auto', stream: true, messages: [{ role: 'user', content: 'Hi' }] },
  });
  expect(text).toContain('"code":"context_length_exceeded"');
});

test('I2: whatever the length of prompt and answer, every model called is within the ceiling, and none twice', async () => {
  const size = fc.constantFrom(1_024, 8_192, 100_000);
  const models = [QWEN, LLAMA, MISTRAL, NOVA];
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(size, size, size, size),
      fc.constantFrom(...DATA_CLASSES),
      fc.constantFrom(1, 3_000, 30_000),
      fc.option(fc.integer({ min: 1, max: 1_024 }), { nil: undefined }),
      async (sizes, dataClass, count, max_tokens) => {
        const sized = models.map((model, i) => ({ ...model, contextTokens: sizes[i] ?? 1_024 }));
        const { called } = await ask(sized, words(count), { max_tokens }, dataClass);
        expect(new Set(called).size).toBe(called.length);
        for (const name of called) {
          const boundary = models.find((model) => model.name === name)?.boundary ?? 'global';
          expect(isWithin(boundary, routerConfig().ceilings[dataClass])).toBe(true);
        }
      },
    ),
    { numRuns: 100 },
  );
});
