import type { RouterPorts } from '../../../lambda/router/admit';
import type { RouterResponse } from '../../../lambda/router/contract/http';
import { textsIn } from '../../../lambda/router/contract/texts-in';
import { HostError } from '../../../lambda/router/hosts/host';
import { ROUTER_LIMITS } from '../../../lib/gateway/router-limits';
import { digestOf, routerRequest, testRouter } from './support/call-router';
import { fakeHosts, hello, type Step, throws } from './support/fake-hosts';
import { LIMITED_SESSION, LLAMA, QWEN, RESTRICTED_SESSION, routerConfig } from './support/router-config';
import { answerOf, piecesOf } from './support/streams';

const messages = [{ role: 'user', content: 'Hi' }];
const streamed = { model: 'auto', messages, stream: true };
const brokenOff: readonly Step[] = [{ type: 'text-delta', text: 'Hel' }, new Error('reset')];

test('a plain answer is an OpenAI completion, and its headers say who answered and where', async () => {
  const { status, headers, json } = await testRouter().ask();
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    'content-type': 'application/json',
    'x-model': 'qwen',
    'x-boundary': 'account',
    'x-decision-id': '6f1c1f0e-0000-4000-8000-000000000001',
    'x-request-id': 'request-1',
  });
  expect(json()).toEqual({
    id: 'chatcmpl-6f1c1f0e-0000-4000-8000-000000000001',
    object: 'chat.completion',
    created: 1795255200,
    model: 'qwen',
    system_fingerprint: null,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: 'Hello there', refusal: null },
        logprobs: null,
        finish_reason: 'stop',
      },
    ],
    usage: { prompt_tokens: 7, completion_tokens: 2, total_tokens: 9 },
  });
});

test('a streamed answer is a server-sent event stream that ends with [DONE]', async () => {
  const { headers, text } = await testRouter().ask({
    body: { ...streamed, stream_options: { include_usage: true } },
  });
  expect(headers['content-type']).toBe('text/event-stream; charset=utf-8');
  const data = text.split('\n\n').filter(Boolean);
  expect(data.at(-1)).toBe('data: [DONE]');
  const chunks = data.slice(0, -1).map((line) => JSON.parse(line.replace(/^data: /, '')));
  expect(chunks.map(({ choices }) => choices[0]?.delta)).toEqual([
    { role: 'assistant', content: '' },
    { content: 'Hello' },
    { content: ' there' },
    {},
    undefined,
  ]);
  expect(chunks.map(({ choices }) => choices[0]?.finish_reason)).toEqual([
    null,
    null,
    null,
    'stop',
    undefined,
  ]);
  expect(chunks.map(({ usage }) => usage?.total_tokens ?? usage)).toEqual([null, null, null, null, 9]);
});

test('text of a model cannot start a new event', async () => {
  const evil = '\n\ndata: [DONE]\n\nevent: x\r\rdata: {}\u2028';
  const { hosts } = fakeHosts({
    qwen: [
      { type: 'text-delta', text: evil },
      { type: 'end', reason: 'stop' },
    ],
  });
  const { text } = await testRouter(routerConfig(), { hosts }).ask({ body: streamed });
  expect(text.split(/\r\n|\n|\r/).filter((line) => line && !line.startsWith('data: {'))).toEqual([
    'data: [DONE]',
  ]);
});

test('I9: a stream that breaks ends with an error event, without [DONE], and is recorded as partial', async () => {
  const { hosts, calls } = fakeHosts({ qwen: brokenOff });
  const { text, outcome } = await testRouter(routerConfig(), { hosts }).ask({ body: streamed });
  const last = text.trim().split('\n\n').at(-1) ?? '';
  expect(JSON.parse(last.replace(/^data: /, ''))).toMatchObject({ error: { code: 'upstream_failed' } });
  expect(calls.map(({ model }) => model)).toEqual(['qwen']);
  expect(outcome).toMatchObject({
    outcome: 'partial',
    error: 'upstream_failed',
    model: 'qwen',
    answerDigest: expect.any(String),
  });
});

test('I9: a plain answer that breaks off is an error and nothing of it is handed out', async () => {
  const { hosts, calls } = fakeHosts({ qwen: brokenOff });
  const { status, text, json, outcome } = await testRouter(routerConfig(), { hosts }).ask();
  expect(status).toBe(502);
  expect(json().error.code).toBe('upstream_failed');
  expect(text).not.toContain('Hel');
  expect(calls.map(({ model }) => model)).toEqual(['qwen']);
  expect(outcome).toMatchObject({ outcome: 'failed', error: 'upstream_failed', model: 'qwen' });
});

test.each([
  ['rejected', 400, 'upstream_rejected'],
  ['too-long', 400, 'context_length_exceeded'],
  ['denied', 502, 'upstream_denied'],
  ['unreadable', 502, 'upstream_unreadable'],
  ['throttled', 429, 'rate_limit_exceeded'],
  ['not-ready', 503, 'no_model_available'],
] as const)('a host that says %s gives %i %s', async (reason, status, code) => {
  const faults = Object.fromEntries(
    ['qwen', 'llama', 'mistral', 'nova'].map((name) => [name, throws(reason, 'no')]),
  );
  const answer = await testRouter(routerConfig(), { hosts: fakeHosts(faults).hosts }).ask();
  expect([answer.status, answer.json().error.code]).toEqual([status, code]);
  expect(answer.outcome).toMatchObject({ outcome: 'failed', error: code, model: null });
});

test.each([
  ['throttled', undefined, '5'],
  ['throttled', 17, '17'],
  ['not-ready', undefined, '30'],
  ['not-ready', 120, '120'],
] as const)(
  'a client is told when to send again what was %s: the host said %p, the header is %s',
  async (reason, said, header) => {
    const failing = throws(reason, 'no', 429, said);
    const hosts = fakeHosts({ qwen: failing, llama: failing, mistral: failing, nova: failing }).hosts;
    expect((await testRouter(routerConfig(), { hosts }).ask()).headers['retry-after']).toBe(header);
  },
);

test('throttling is said where it is the last reason, and not where another model failed after it', async () => {
  const { hosts } = fakeHosts({
    qwen: throws('throttled', 'no', 429),
    llama: throws('failed', 'no', 500),
    mistral: throws('failed', 'no', 500),
    nova: throws('failed', 'no', 500),
  });
  const { status, headers } = await testRouter(routerConfig(), { hosts }).ask();
  expect([status, headers['retry-after']]).toEqual([503, undefined]);
});

test('throttling inside an answer that is not streamed is throttling too', async () => {
  const { hosts } = fakeHosts({
    qwen: [
      { type: 'text-delta', text: 'Hel' },
      { type: 'error', reason: 'throttled', message: 'slow down' },
    ],
  });
  expect((await testRouter(routerConfig(), { hosts }).ask()).status).toBe(429);
});

test('a client is told not to retry what only an operator can correct', async () => {
  const denied = fakeHosts({ qwen: throws('denied', 'no') }).hosts;
  expect((await testRouter(routerConfig(), { hosts: denied }).ask()).headers['x-should-retry']).toBe('false');
  const down = fakeHosts({ qwen: throws('failed', 'no') }).hosts;
  const config = routerConfig({ models: [QWEN] });
  expect((await testRouter(config, { hosts: down }).ask()).headers['x-should-retry']).toBeUndefined();
});

test('an answer that takes longer than the platform gives is a 504, and the call is ended', async () => {
  const fake = fakeHosts({ qwen: [{ type: 'text-delta', text: 'a' }, 'hang'] });
  const config = routerConfig({
    limits: { bodyBytes: 1_000, firstEventMs: 5_000, nextEventMs: 5_000, totalMs: 30 },
  });
  const { status, json } = await testRouter(config, { hosts: fake.hosts }).ask();
  expect([status, json().error.code]).toEqual([504, 'answer_timeout']);
  expect(fake.aborted).toEqual(['qwen']);
});

test('a client that leaves during the answer ends the call, and the outcome records it', async () => {
  const fake = fakeHosts({ qwen: [{ type: 'text-delta', text: 'Hel' }, 'hang'] });
  const { router, records } = testRouter(routerConfig(), { hosts: fake.hosts });
  const response = await router(routerRequest({ body: streamed }));
  for await (const piece of piecesOf(response)) if (piece.includes('Hel')) break;
  await response.finish();
  expect(fake.aborted).toEqual(['qwen']);
  expect(records.at(-1)).toMatchObject({ outcome: 'partial', error: 'client_gone' });
});

test('a client that leaves before the first event ends the call, and the outcome records it', async () => {
  const fake = fakeHosts({ qwen: ['hang'] });
  const client = new AbortController();
  setTimeout(() => client.abort(), 10);
  const { outcome } = await testRouter(routerConfig(), { hosts: fake.hosts }).ask({ signal: client.signal });
  expect(fake.calls.map(({ model }) => model)).toEqual(['qwen']);
  expect(outcome).toMatchObject({ outcome: 'failed', error: 'client_gone' });
});

test('a token count that is not a valid count is recorded as zero', async () => {
  const usage = { inputTokens: Number.NaN, outputTokens: -5 };
  const { hosts } = fakeHosts({
    qwen: [
      { type: 'usage', usage },
      { type: 'end', reason: 'length' },
    ],
  });
  const { outcome } = await testRouter(routerConfig(), { hosts }).ask();
  expect(outcome).toMatchObject({ inputTokens: 0, outputTokens: 0, finishReason: 'length' });
});

test('the decision record holds the caller, the models considered and the reasons; the outcome record holds what happened', async () => {
  const { hosts } = fakeHosts({ qwen: throws('unreachable', 'down') });
  const { decision, outcome } = await testRouter(routerConfig(), { hosts }).ask({
    headers: { 'x-data-class': ['Confidential'] },
  });
  expect(decision).toMatchObject({
    schema: 'hybrid-llm/decision/1',
    time: '2026-11-21T10:00:00.000Z',
    deployment: 'eu-central-1',
    account: '111122223333',
    region: 'eu-central-1',
    codeVersion: '0.1.0',
    policyHash: 'a'.repeat(64),
    lane: 'open',
    requestId: 'request-1',
    caller: 'claims',
    principal: 'arn:aws:iam::111122223333:role/claims',
    requestedModel: 'auto',
    dataClass: { floor: 'public', declared: 'confidential', detected: null, effective: 'confidential' },
    jurisdiction: ['EU'],
    residency: 'geography',
    order: ['qwen', 'llama', 'mistral'],
    refusal: null,
    promptDigest: digestOf('[["user","Hi"]]'),
  });
  expect(outcome).toMatchObject({
    schema: 'hybrid-llm/outcome/1',
    decisionId: '6f1c1f0e-0000-4000-8000-000000000001',
    outcome: 'complete',
    error: null,
    attempts: [
      { model: 'qwen', reason: 'unreachable' },
      { model: 'llama', reason: null },
    ],
    model: LLAMA.name,
    host: 'sagemaker',
    boundary: 'account',
    regions: ['eu-central-1'],
    inputTokens: 7,
    outputTokens: 2,
    finishReason: 'stop',
    costUsd: null,
    answerDigest: digestOf('Hello there'),
  });
});

test.each([
  ['use_sealed_lane', 403, { headers: { 'x-data-class': ['restricted'] } }],
  ['use_sealed_lane', 403, { principal: RESTRICTED_SESSION }],
  ['use_sealed_lane', 403, { headers: { 'x-data-class': ['who knows'] } }],
  ['use_sealed_lane', 403, { body: { model: 'auto', messages, metadata: { data_class: 'restricted' } } }],
  [
    'class_not_served',
    403,
    { body: { model: 'nova', messages }, headers: { 'x-data-class': ['confidential'] } },
  ],
  ['duplicate_data_class', 400, { headers: { 'x-data-class': ['public', 'public'] } }],
  ['model_not_found', 404, { body: { model: 'gpt', messages } }],
  ['model_not_allowed', 403, { body: { model: 'llama', messages }, principal: LIMITED_SESSION }],
  ['malformed_json', 400, { body: '{' }],
  ['unsupported_field', 400, { body: { model: 'auto', messages, audio: {} } }],
  [
    'body_too_large',
    413,
    { body: { model: 'auto', messages: [{ role: 'user', content: 'x'.repeat(100_001) }] } },
  ],
] as const)(
  'I12: %s (%i) reaches no model and leaves a record of the refusal',
  async (code, status, asked) => {
    const fake = fakeHosts();
    const answer = await testRouter(routerConfig(), { hosts: fake.hosts }).ask(asked);
    expect(answer.status).toBe(status);
    expect(answer.json().error).toMatchObject({
      code,
      type: expect.any(String),
      message: expect.any(String),
    });
    expect(answer.headers['x-decision-id']).toBeDefined();
    expect(fake.calls).toEqual([]);
    expect(answer.decision).toMatchObject({ refusal: code, order: [] });
    expect(answer.outcome).toMatchObject({ outcome: 'refused', error: code, attempts: [] });
  },
);

test('one request never sees another one, however they interleave', async () => {
  const echo = { ...fakeHosts().hosts };
  echo.vllm = {
    ...echo.vllm,
    converse({ request }) {
      return answerOf(async function* () {
        const text = textsIn(request.messages).join('');
        for (const letter of text) {
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 3));
          yield [{ type: 'text-delta', text: letter }];
        }
        yield [{ type: 'end', reason: 'stop' }];
      });
    },
  };
  // No limit that a busy machine could reach.
  const limits = { ...routerConfig().limits, firstEventMs: 60_000, nextEventMs: 60_000 };
  const { ask } = testRouter(routerConfig({ limits }), { hosts: echo });
  const numbers = Array.from({ length: 200 }, (_, index) => `request ${index}`);
  const answers = await Promise.all(
    numbers.map((content) => ask({ body: { model: 'qwen', messages: [{ role: 'user', content }] } })),
  );
  expect(answers.map(({ json }) => json().choices[0].message.content)).toEqual(numbers);
});

test('an answer that is not streamed has until the first byte is due', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
  try {
    const reasons = Array.from({ length: 100 }, (): Step[] => ['reason', { waitMs: 10_000 }]).flat();
    const fake = fakeHosts({ qwen: reasons });
    const config = routerConfig({ limits: { ...ROUTER_LIMITS, bodyBytes: 1_000 } });
    let status: number | undefined;
    const asking = testRouter(config, { hosts: fake.hosts })
      .ask()
      .then((answer) => {
        status = answer.status;
        return answer;
      });
    await jest.advanceTimersByTimeAsync(284_999);
    expect(status).toBeUndefined();
    await jest.advanceTimersByTimeAsync(1);
    expect((await asking).json().error.code).toBe('answer_timeout');
    expect(fake.calls.map(({ model }) => model)).toEqual(['qwen']);
  } finally {
    jest.useRealTimers();
  }
});

test('a silent model keeps the connection open with comments', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
  try {
    const config = routerConfig({
      limits: { bodyBytes: 1_000, firstEventMs: 100, nextEventMs: 60_000, totalMs: 600_000 },
    });
    const slow: readonly Step[] = [{ type: 'text-delta', text: 'Hel' }, { waitMs: 40_000 }, ...hello];
    const asking = testRouter(config, { hosts: fakeHosts({ qwen: slow }).hosts }).ask({ body: streamed });
    await jest.advanceTimersByTimeAsync(45_000);
    const { text } = await asking;
    expect(text.match(/: keep-alive\n\n/g)).toHaveLength(2);
  } finally {
    jest.useRealTimers();
  }
});

describe('a stream whose model stays without an event, on a clock that only the test moves', () => {
  beforeEach(() => jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] }));
  afterEach(() => jest.useRealTimers());

  const thinks = (seconds: number): readonly Step[] =>
    Array.from({ length: seconds }, (): Step[] => [{ waitMs: 1_000 }, 'reason']).flat();
  const patient = routerConfig({ limits: { ...ROUTER_LIMITS, bodyBytes: 1_000 } });

  /** One streamed request, and what its client has at each moment. */
  function begin(scripts: Readonly<Record<string, readonly Step[]>>, changes: Partial<RouterPorts> = {}) {
    const fake = fakeHosts(scripts);
    const { router, records } = testRouter(patient, { hosts: fake.hosts, ...changes });
    const client = new AbortController();
    const seen = { status: 0, headers: {} as RouterResponse['headers'], text: '', pieces: [] as string[] };
    const done = (async () => {
      const response = await router(routerRequest({ body: streamed, signal: client.signal }));
      Object.assign(seen, { status: response.status, headers: response.headers });
      for await (const piece of piecesOf(response)) {
        seen.text += piece;
        seen.pieces.push(piece);
      }
      await response.finish();
    })();
    const outcome = () => records.find(({ schema }) => schema === 'hybrid-llm/outcome/1');
    return { ...fake, seen, done, client, records, outcome };
  }

  test('begins with a comment after streamStartMs, and not before', async () => {
    const { seen } = begin({ qwen: thinks(60) });
    await jest.advanceTimersByTimeAsync(19_999);
    expect(seen).toMatchObject({ status: 0, text: '' });
    await jest.advanceTimersByTimeAsync(1);
    expect(seen).toMatchObject({ status: 200, text: ': keep-alive\n\n' });
  });

  test('names no model in its headers, and the one that answers in its chunks', async () => {
    const { seen, done } = begin({ qwen: [...thinks(30), ...hello] });
    await jest.advanceTimersByTimeAsync(60_000);
    await done;
    expect(Object.keys(seen.headers).sort()).toEqual([
      'cache-control',
      'content-type',
      'x-decision-id',
      'x-request-id',
    ]);
    expect(seen.text).toContain('"model":"qwen"');
    expect(seen.text).toContain('"content":"Hello"');
    expect(seen.text.endsWith('data: [DONE]\n\n')).toBe(true);
  });

  test('I9: the next candidate answers in it when the first one fails', async () => {
    const { seen, done, calls } = begin({ qwen: [...thinks(30), new HostError('failed', 'no')] });
    await jest.advanceTimersByTimeAsync(60_000);
    await done;
    expect(calls.map(({ model }) => model)).toEqual(['qwen', 'llama']);
    expect(seen.text).toContain('"model":"llama"');
  });

  test('gets a comment every 15 seconds while it waits', async () => {
    const { seen } = begin({ qwen: thinks(100) });
    await jest.advanceTimersByTimeAsync(20_000 + 45_000);
    expect(seen.pieces).toEqual(Array(4).fill(': keep-alive\n\n'));
  });

  test.each([
    ['no_model_available', 'failed'],
    ['upstream_rejected', 'rejected'],
    ['upstream_denied', 'denied'],
  ] as const)('ends with the error event %s when every candidate fails (%s)', async (code, reason) => {
    const late = [...thinks(30), new HostError(reason, 'no')];
    const { seen, done, outcome } = begin({ qwen: late, llama: late, mistral: late, nova: late });
    await jest.advanceTimersByTimeAsync(200_000);
    await done;
    const last = seen.pieces.at(-1) ?? '';
    expect(JSON.parse(last.replace(/^data: /, '')).error.code).toBe(code);
    expect(outcome()).toMatchObject({ outcome: 'failed', error: code, model: null });
  });

  test('waits for its first event beyond the limit of a response that has not begun', async () => {
    const { seen, done } = begin({ qwen: [...thinks(400), ...hello] });
    await jest.advanceTimersByTimeAsync(500_000);
    await done;
    expect(seen.text).toContain('"content":"Hello"');
  });

  test('I8: begins only after the decision record was accepted', async () => {
    const { seen, done } = begin(
      { qwen: thinks(60) },
      {
        records: {
          accept: () => new Promise((_, reject) => setTimeout(() => reject(new Error('down')), 25_000)),
        },
      },
    );
    await jest.advanceTimersByTimeAsync(24_999);
    expect(seen.status).toBe(0);
    await jest.advanceTimersByTimeAsync(60_000);
    await done;
    expect(seen.status).toBe(503);
  });

  test('ends the call when its client leaves, and the outcome says so', async () => {
    const { done, client, aborted, outcome } = begin({ qwen: thinks(100) });
    await jest.advanceTimersByTimeAsync(30_000);
    client.abort();
    await jest.advanceTimersByTimeAsync(1);
    await done;
    expect(aborted).toEqual(['qwen']);
    expect(outcome()).toMatchObject({ outcome: 'failed', error: 'client_gone' });
  });
});

test('an answer that is not streamed never begins early', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
  try {
    const reasons: readonly Step[] = Array.from({ length: 50 }, (): Step[] => [
      { waitMs: 1_000 },
      'reason',
    ]).flat();
    const config = routerConfig({ limits: { ...ROUTER_LIMITS, bodyBytes: 1_000 } });
    const asking = testRouter(config, { hosts: fakeHosts({ qwen: [...reasons, ...hello] }).hosts }).ask();
    await jest.advanceTimersByTimeAsync(60_000);
    expect((await asking).headers['x-model']).toBe('qwen');
  } finally {
    jest.useRealTimers();
  }
});
