import fc from 'fast-check';
import type { RouterPorts } from '../../../lambda/router/admit';
import type { HostErrorReason } from '../../../lambda/router/contract/chat';
import { testRouter as answering, digestOf, routerRequest } from './support/call-router';
import { chunksIn, type Json, streamedChoices, wholeChoices } from './support/choices';
import { fakeHosts, type Script, type Step, throws } from './support/fake-hosts';
import { MISTRAL, QWEN, routerConfig } from './support/router-config';
import { piecesOf } from './support/streams';

// OpenAI's `n`: several answers to one request, each by a call of its own.

const messages = [{ role: 'user', content: 'Hi' }];
const asks = (n: unknown, more: object = {}) => ({ model: 'auto', messages, n, ...more });
const streamed = { stream: true, stream_options: { include_usage: true } };

const says = (...texts: readonly string[]): readonly Step[] => [
  ...texts.map((text): Step => ({ type: 'text-delta', text })),
  { type: 'usage', usage: { inputTokens: 7, outputTokens: texts.length } },
  { type: 'end', reason: 'stop' },
];
const THREE = [says('one'), says('t', 'wo'), says('th', 're', 'e')];
const inTurn =
  (...scripts: readonly (readonly Step[])[]): Script =>
  (call) =>
    scripts[call] ?? says('none');

/** @param another follows the same script, at the calls that it gets. */
function testRouter(qwen: Script = inTurn(...THREE), changes: Partial<RouterPorts> = {}, another?: 'llama') {
  const fake = fakeHosts({ qwen, ...(another && { [another]: qwen }) });
  return { ...answering(routerConfig(), { hosts: fake.hosts, ...changes }), fake };
}
const called = ({ calls }: ReturnType<typeof fakeHosts>) => calls.map(({ model }) => model);

test('a whole answer has one choice for each, in order, of one model', async () => {
  const { ask, fake } = testRouter();
  const { json } = await ask({ body: asks(3) });
  expect(wholeChoices(json())).toEqual([
    { index: 0, text: 'one', finish: 'stop' },
    { index: 1, text: 'two', finish: 'stop' },
    { index: 2, text: 'three', finish: 'stop' },
  ]);
  expect(called(fake)).toEqual(['qwen', 'qwen', 'qwen']);
});

test('a stream has the chunks of each choice, and ends once', async () => {
  const { text } = await testRouter().ask({ body: asks(3, streamed) });
  expect(streamedChoices(text)).toEqual([
    { index: 0, text: 'one', finish: 'stop' },
    { index: 1, text: 'two', finish: 'stop' },
    { index: 2, text: 'three', finish: 'stop' },
  ]);
  expect(text.match(/\[DONE\]/g)).toHaveLength(1);
  expect(text.endsWith('data: [DONE]\n\n')).toBe(true);
});

test('each choice of a stream begins with its role', async () => {
  const { text } = await testRouter().ask({ body: asks(2, streamed) });
  const roles = chunksIn(text).flatMap(({ choices }) => choices.filter(({ delta }: Json) => delta.role));
  expect(roles.map(({ index }) => index).sort()).toEqual([0, 1]);
});

const USAGE = { prompt_tokens: 7, completion_tokens: 6, total_tokens: 13 };

test('usage counts the prompt once, and the tokens of every answer', async () => {
  expect((await testRouter().ask({ body: asks(3) })).json().usage).toEqual(USAGE);
});

test('a stream has that usage in its last chunk, and in no other', async () => {
  const chunks = chunksIn((await testRouter().ask({ body: asks(3, streamed) })).text);
  expect(chunks.at(-1)).toMatchObject({ choices: [], usage: USAGE });
  expect(chunks.slice(0, -1).every(({ usage }) => usage === null)).toBe(true);
});

test('an answer whose tokens were not counted leaves the usage out', async () => {
  const uncounted = says('a').filter((step) => !('usage' in (step as object)));
  const { json } = await testRouter(inTurn(says('a'), uncounted)).ask({ body: asks(2) });
  expect(json().usage).toBeUndefined();
});

test('the outcome record has a call for each answer, and what all of them read and wrote', async () => {
  const { outcome } = await testRouter().ask({ body: asks(3) });
  expect(outcome).toMatchObject({
    outcome: 'complete',
    attempts: [
      { model: 'qwen', reason: null },
      { model: 'qwen', reason: null },
      { model: 'qwen', reason: null },
    ],
    inputTokens: 21,
    outputTokens: 6,
    answerDigest: digestOf('["one","two","three"]'),
  });
});

test('the cost of several answers is that of every call', async () => {
  const priced = { ...MISTRAL, usdPerMillionTokens: { input: 1_000, output: 10_000 } };
  const config = routerConfig({ models: [priced] });
  const { hosts } = fakeHosts({ mistral: inTurn(...THREE) });
  const { outcome } = await answering(config, { hosts }).ask({ body: asks(3) });
  expect(outcome).toMatchObject({ costUsd: (21 * 1_000 + 6 * 10_000) / 1_000_000 });
});

test.each([0, -1, 1.5, 9, 128, 1e300])('n of %p is refused by its name, and nothing is called', async (n) => {
  const { ask, fake } = testRouter();
  const { status, json } = await ask({ body: asks(n) });
  expect([status, json().error.code, json().error.param]).toEqual([400, 'invalid_value', 'n']);
  expect(json().error.message).toContain('1 to 8');
  expect(fake.calls).toEqual([]);
});

test.each(['2', true, [2], {}])('n of %j is refused by its type, and nothing is called', async (n) => {
  const { ask, fake } = testRouter();
  const { status, json } = await ask({ body: asks(n) });
  expect([status, json().error.code, json().error.param]).toEqual([400, 'invalid_type', 'n']);
  expect(fake.calls).toEqual([]);
});

test.each([
  [1, 1],
  [null, 1],
  [undefined, 1],
  [2, 2],
  [8, 8],
])('n of %p makes %i calls, and has as many choices', async (n, count) => {
  const { ask, fake } = testRouter();
  expect((await ask({ body: asks(n) })).json().choices).toHaveLength(count);
  expect(fake.calls).toHaveLength(count);
});

test('each answer has the seed after the one before it', async () => {
  const { ask, fake } = testRouter();
  await ask({ body: asks(3, { seed: 41 }) });
  expect(fake.calls.map(({ call }) => call.request.seed)).toEqual([41, 42, 43]);
});

test.each([Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER - 1, -1])(
  'the seeds of the answers differ also after a seed of %i',
  async (seed) => {
    const { ask, fake } = testRouter();
    await ask({ body: asks(3, { seed }) });
    const seeds = fake.calls.map(({ call }) => call.request.seed);
    expect(new Set(seeds).size).toBe(3);
    expect(seeds.every(Number.isSafeInteger)).toBe(true);
  },
);

test('without a seed no answer gets one', async () => {
  const { ask, fake } = testRouter();
  await ask({ body: asks(2) });
  expect(fake.calls.map(({ call }) => call.request.seed)).toEqual([undefined, undefined]);
});

test('I9: a fallback that gives the first answer gives all', async () => {
  const { ask, fake } = testRouter(throws('unreachable', 'down'));
  const { status, headers, json } = await ask({ body: asks(3) });
  expect([status, headers['x-model'], json().choices.length]).toEqual([200, 'llama', 3]);
  expect(called(fake)).toEqual(['qwen', 'llama', 'llama', 'llama']);
});

test('I8: a model inside the account gets the first call only until the decision is recorded', async () => {
  let accept = () => {};
  const accepted = new Promise<void>((resolve) => {
    accept = resolve;
  });
  const { ask, fake } = testRouter(undefined, { records: { accept: () => accepted } });
  const asking = ask({ body: asks(3) });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(fake.calls).toHaveLength(1);
  accept();
  await asking;
  expect(fake.calls).toHaveLength(3);
});

test('I8: without the record no other call is made, and the first answer is dropped', async () => {
  const records = { accept: () => Promise.reject(new Error('no')) };
  const { ask, fake } = testRouter(inTurn([{ type: 'text-delta', text: 'a' }, 'hang']), { records });
  const { status, json, text } = await ask({ body: asks(3) });
  expect([status, json().error.code]).toEqual([503, 'audit_unavailable']);
  expect(text).not.toContain('"a"');
  expect([called(fake), fake.aborted]).toEqual([['qwen'], ['qwen']]);
});

const hangs: readonly Step[] = [{ type: 'text-delta', text: 'secret' }, 'hang'];

const alone = (qwen: Script) => {
  const fake = fakeHosts({ qwen });
  return {
    ...answering(routerConfig({ models: [{ ...QWEN, fallbacks: [] }] }), { hosts: fake.hosts }),
    fake,
  };
};
const HOW = [
  ['whole', {}],
  ['streamed', streamed],
] as const;

test.each(HOW)(
  'an answer that is throttled before it begins fails the %s request with a status, and ends every call',
  async (_how, more) => {
    const { ask, fake } = alone(inTurn(hangs, hangs, throws('throttled', 'no', 429, 17)));
    const { status, headers, text, outcome } = await ask({ body: asks(3, more) });
    expect([status, headers['retry-after']]).toEqual([429, '17']);
    expect(text).not.toContain('secret');
    expect([called(fake), fake.aborted.length]).toEqual([['qwen', 'qwen', 'qwen'], 3]);
    expect(outcome).toMatchObject({
      outcome: 'failed',
      error: 'rate_limit_exceeded',
      attempts: [{ reason: null }, { reason: null }, { reason: 'throttled', status: 429 }],
    });
  },
);

const MENDED: readonly HostErrorReason[] = [
  ...(['unreachable', 'timeout', 'throttled', 'not-ready', 'failed'] as const),
  ...(['malformed', 'unreadable', 'too-long'] as const),
];

test.each(HOW.flatMap(([how, more]) => MENDED.map((reason) => [reason, how, more] as const)))(
  'I9: after a later call that fails (%s), the next model gives all answers of the %s request',
  async (reason, _how, more) => {
    const { ask, fake } = testRouter(
      inTurn(hangs, hangs, throws(reason, 'no', 500), says('1'), says('2'), says('3')),
      {},
      'llama',
    );
    const { status, headers, text, outcome } = await ask({ body: asks(3, more) });
    expect([status, headers['x-model']]).toEqual([200, 'llama']);
    expect(text).not.toContain('secret');
    expect(called(fake)).toEqual([...Array(3).fill('qwen'), ...Array(3).fill('llama')]);
    expect(fake.aborted.slice(0, 3)).toEqual(['qwen', 'qwen', 'qwen']);
    expect(outcome?.attempts.map(({ model, reason }) => [model, reason])).toEqual([
      ['qwen', null],
      ['qwen', null],
      ['qwen', reason],
      ...Array(3).fill(['llama', null]),
    ]);
  },
);

test('a fallback has the choices of its own calls, and the seeds from the first on', async () => {
  const { ask, fake } = testRouter(
    inTurn(hangs, throws('failed', 'no', 500), says('1'), says('2')),
    {},
    'llama',
  );
  const { json } = await ask({ body: asks(2, { seed: 5 }) });
  expect(wholeChoices(json()).map(({ text }) => text)).toEqual(['1', '2']);
  expect(fake.calls.map(({ call }) => call.request.seed)).toEqual([5, 6, 5, 6]);
});

test.each(['denied', 'rejected'] as const)(
  'a later call that is %s is not hidden by another model',
  async (reason) => {
    const { ask, fake } = testRouter(inTurn(hangs, throws(reason, 'no', 400)));
    const { json } = await ask({ body: asks(2) });
    expect([json().error.code, called(fake)]).toEqual([`upstream_${reason}`, ['qwen', 'qwen']]);
  },
);

test('I8: a fallback beyond the account gets no call for any answer before the decision is recorded', async () => {
  const config = routerConfig({ models: [QWEN, MISTRAL] });
  const fake = fakeHosts({ qwen: throws('failed', 'no', 500) });
  const records = { accept: () => Promise.reject(new Error('no')) };
  await answering(config, { hosts: fake.hosts, records }).ask({ body: asks(2) });
  expect(called(fake)).toEqual(['qwen']);
});

test.each([
  ['throttled', 'rate_limit_exceeded'],
  ['not-ready', 'no_model_available'],
  ['failed', 'no_model_available'],
] as const)(
  'where the last model had a call that is %s, the message says that one is enough',
  async (reason, code) => {
    const { ask } = alone(inTurn(hangs, hangs, throws(reason, 'no', 500)));
    const { error } = (await ask({ body: asks(3) })).json();
    expect(error.code).toBe(code);
    expect(error.message).toMatch(
      /^The 3 answers are 3 calls of one model, .* ask for fewer answers \(n\)\.$/,
    );
  },
);

test('the call that failed gives the reason, and not those that were ended for it', async () => {
  const silent: readonly Step[] = ['reason', 'hang'];
  const { ask } = testRouter(inTurn(hangs, silent, throws('denied', 'no', 403)));
  const { status, outcome } = await ask({ body: asks(3) });
  expect(status).toBe(502);
  expect(outcome?.attempts.map(({ reason }) => reason)).toEqual([null, 'stopped', 'denied']);
});

const breaks: readonly Step[] = [{ type: 'text-delta', text: 'b' }, { waitMs: 5 }, new Error('reset')];

test('I9: an answer that breaks off ends the stream with one error event, and ends every call', async () => {
  const { ask, fake } = testRouter(inTurn(hangs, breaks, hangs));
  const { text, outcome } = await ask({ body: asks(3, streamed) });
  const chunks = chunksIn(text);
  expect(chunks.filter(({ error }) => error)).toHaveLength(1);
  expect(chunks.at(-1)).toMatchObject({ error: { code: 'upstream_failed' } });
  expect(text).not.toContain('[DONE]');
  expect([called(fake), fake.aborted.length]).toEqual([['qwen', 'qwen', 'qwen'], 3]);
  expect(outcome).toMatchObject({ outcome: 'partial', error: 'upstream_failed', model: 'qwen' });
});

test('an answer that breaks off fails the whole request, and nothing of any answer is handed out', async () => {
  const { ask, fake } = testRouter(inTurn(hangs, breaks, says('done')));
  const { status, text } = await ask({ body: asks(3) });
  expect(status).toBe(502);
  expect(text).not.toMatch(/secret|done/);
  expect(fake.calls).toHaveLength(3);
});

test('a client that leaves ends every call, and the outcome says so', async () => {
  const { router, records, fake } = testRouter(inTurn(hangs, hangs));
  const response = await router(routerRequest({ body: asks(2, streamed) }));
  for await (const piece of piecesOf(response)) if (piece.includes('secret')) break;
  await response.finish();
  expect(fake.aborted).toHaveLength(2);
  expect(records.at(-1)).toMatchObject({ outcome: 'partial', error: 'client_gone' });
});

test.each([1, 2, 4, 8])('a client that leaves a stream of %i answers ends every call at once', async (n) => {
  const client = new AbortController();
  const { router, fake } = testRouter(inTurn(...Array(8).fill(hangs)));
  const response = await router(routerRequest({ body: asks(n, streamed), signal: client.signal }));
  for await (const piece of piecesOf(response)) if (piece.includes('secret')) break;
  client.abort();
  expect(fake.aborted).toHaveLength(n);
  await response.finish();
});

test('a client that leaves while the answers begin ends every call', async () => {
  const client = new AbortController();
  const { ask, fake } = testRouter(inTurn(hangs, ['reason', 'hang'], hangs));
  setTimeout(() => client.abort(), 20);
  const { outcome } = await ask({ body: asks(3), signal: client.signal });
  expect(fake.aborted).toHaveLength(3);
  expect(outcome).toMatchObject({ outcome: 'failed', error: 'client_gone' });
});

test('answers that take longer than is allowed are ended, every one of them', async () => {
  const fake = fakeHosts({ qwen: inTurn(hangs, hangs) });
  const limits = { bodyBytes: 1_000, firstEventMs: 5_000, nextEventMs: 5_000, totalMs: 30 };
  const { status, json } = await answering(routerConfig({ limits }), { hosts: fake.hosts }).ask({
    body: asks(2),
  });
  expect([status, json().error.code]).toEqual([504, 'answer_timeout']);
  expect(fake.aborted).toHaveLength(2);
});

test('a stream of several answers that is silent for too long begins with a comment', async () => {
  const slow: readonly Step[] = ['reason', { waitMs: 60 }, ...says('slow')];
  const { hosts } = fakeHosts({ qwen: inTurn(says('fast'), slow) });
  const { status, headers, text } = await answering(routerConfig({ streamStartMs: 10 }), { hosts }).ask({
    body: asks(2, streamed),
  });
  expect([status, headers['x-model'], text.startsWith(':')]).toEqual([200, undefined, true]);
  expect(streamedChoices(text).map((choice) => choice.text)).toEqual(['fast', 'slow']);
});

test('a stream that began with a comment ends with the error of the answer that did not begin', async () => {
  const slow: readonly Step[] = ['reason', { waitMs: 60 }, ...throws('failed', 'no', 500)];
  const { hosts, aborted } = fakeHosts({ qwen: inTurn(hangs, slow) });
  const { text } = await answering(routerConfig({ models: [QWEN], streamStartMs: 10 }), { hosts }).ask({
    body: asks(2, streamed),
  });
  expect(chunksIn(text)).toEqual([{ error: expect.objectContaining({ code: 'no_model_available' }) }]);
  expect(aborted).toHaveLength(2);
});

test('each choice has the calls of its own answer, counted from 0', async () => {
  const calls = (name: string): readonly Step[] => [
    { type: 'tool-call', index: 0, id: `id-${name}`, name },
    { type: 'arguments-delta', index: 0, text: '{}' },
    { type: 'end', reason: 'tool-calls' },
  ];
  const tools = ['first', 'second'].map((name) => ({ type: 'function', function: { name } }));
  const { ask } = testRouter(inTurn(calls('first'), calls('second')));
  const chunks = chunksIn((await ask({ body: asks(2, { tools, stream: true }) })).text);
  const deltas = chunks.flatMap(({ choices }) =>
    choices.flatMap(({ index, delta }: Json) =>
      (delta.tool_calls ?? []).map(({ index: place, id }: Json) => [index, place, id]),
    ),
  );
  expect(deltas.filter(([, , id]) => id)).toEqual([
    [0, 0, 'id-first'],
    [1, 0, 'id-second'],
  ]);
});

test('each choice has the probabilities of its own tokens', async () => {
  const likely = (token: string): readonly Step[] => [
    { type: 'text-delta', text: token, logprobs: [{ token }] },
    { type: 'end', reason: 'stop' },
  ];
  const { ask } = testRouter(inTurn(likely('a'), likely('b')));
  const { choices } = (await ask({ body: asks(2, { logprobs: true }) })).json();
  expect(choices.map(({ logprobs }: { logprobs: object }) => logprobs)).toEqual([
    { content: [{ token: 'a' }], refusal: null },
    { content: [{ token: 'b' }], refusal: null },
  ]);
});

test.each([
  ['/v1/responses', { input: 'Hi' }],
  ['/v1/messages', { messages, max_tokens: 5 }],
])('%s has no such field, and refuses it by its name', async (path, body) => {
  const { ask, fake } = testRouter();
  const { status, text } = await ask({ path, body: { model: 'auto', ...body, n: 2 } });
  expect(status).toBe(400);
  expect(text).toContain('n: not supported by this endpoint');
  expect(fake.calls).toEqual([]);
});

const pieces = fc.array(
  fc.oneof(fc.string({ unit: 'binary', minLength: 1 }), fc.integer({ min: 0, max: 3 })),
  {
    maxLength: 6,
  },
);

test('however the answers interleave, a stream put together is what the whole answer says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(pieces, { minLength: 2, maxLength: 4 }), async (answers) => {
      const scripts = answers.map((all): readonly Step[] => [
        ...all.map(
          (piece): Step =>
            typeof piece === 'string' ? { type: 'text-delta', text: piece } : { waitMs: piece },
        ),
        { type: 'end', reason: 'stop' },
      ]);
      const router = () =>
        answering(routerConfig({ models: [QWEN] }), { hosts: fakeHosts({ qwen: inTurn(...scripts) }).hosts });
      const n = answers.length;
      const whole = wholeChoices((await router().ask({ body: asks(n) })).json());
      const { text } = await router().ask({ body: asks(n, { stream: true }) });
      expect(streamedChoices(text)).toEqual(whole);
      expect(whole.map((choice) => choice.text)).toEqual(
        answers.map((all) => all.filter((piece) => typeof piece === 'string').join('')),
      );
    }),
    { numRuns: 50 },
  );
});
