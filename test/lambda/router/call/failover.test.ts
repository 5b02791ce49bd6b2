import { converse } from '../../../../lambda/router/call/converse';
import { type FailoverOptions, firstAnswer } from '../../../../lambda/router/call/failover';
import type { HostErrorReason } from '../../../../lambda/router/contract/chat';
import { HostError } from '../../../../lambda/router/hosts/host';
import { type FakeHosts, fakeHosts, hello, type Step, throws } from '../support/fake-hosts';
import { LLAMA, MISTRAL, QWEN } from '../support/router-config';
import { said } from '../support/said';
import { stopOf } from '../support/streams';

const ORDER = [QWEN, LLAMA, MISTRAL];

const request = { messages: [said('user', 'Hi')], maxTokens: 5_000 };

const optionsOf = ({ hosts }: FakeHosts): FailoverOptions => ({
  call: (model, cacheSalt) => converse(hosts, model, { request, decisionId: 'id', cacheSalt }),
  cacheSalt: 'salt',
  recorded: Promise.resolve(true),
  firstEventMs: 30,
  elapsedMs: () => performance.now(),
  stop: stopOf(),
});

async function open(
  scripts: Record<string, readonly Step[]>,
  stop = new AbortController().signal,
  recorded: Promise<boolean> = Promise.resolve(true),
) {
  const fake = fakeHosts(scripts);
  const opening = await firstAnswer(ORDER, { ...optionsOf(fake), recorded, stop: stopOf(stop) });
  opening.answer?.stream.stop('timeout');
  return { ...fake, opening, called: fake.calls.map(({ model }) => model) };
}

test('the first candidate that yields an event answers, and no other is called', async () => {
  const { opening, called } = await open({});
  expect(opening.answer?.model.name).toBe('qwen');
  expect(called).toEqual(['qwen']);
});

test.each<HostErrorReason>([
  'unreachable',
  'timeout',
  'throttled',
  'not-ready',
  'failed',
  'malformed',
  'too-long',
])('I9: a candidate that fails before its first event (%s) is followed by the next', async (reason) => {
  const { opening, called } = await open({ qwen: throws(reason, 'no', 500) });
  expect(opening.answer?.model.name).toBe('llama');
  expect(called).toEqual(['qwen', 'llama']);
  expect(opening.attempts).toMatchObject([
    { model: 'qwen', host: 'vllm', boundary: 'account', reason, status: 500 },
    { model: 'llama', reason: null, status: null },
  ]);
});

test.each<HostErrorReason>(['rejected', 'denied'])('%s is not tried elsewhere', async (reason) => {
  const { opening, called } = await open({ qwen: throws(reason, 'no', 400) });
  expect(opening).toMatchObject({ reason, attempts: [{ reason, status: 400 }] });
  expect(called).toEqual(['qwen']);
});

test.each<[string, readonly Step[], HostErrorReason]>([
  ['stays silent', ['hang'], 'timeout'],
  ['ends without an event', [], 'malformed'],
  ['begins with an error', [{ type: 'error', reason: 'throttled', message: 'no' }], 'throttled'],
  ['throws something else', [new TypeError('bug')], 'failed'],
])('a candidate that %s is given up and the next is tried', async (_, script, reason) => {
  const { opening, aborted } = await open({ qwen: script });
  expect(opening.answer?.model.name).toBe('llama');
  expect(opening.attempts[0]?.reason).toBe(reason);
  expect(aborted).toContain('qwen');
});

test('when all fail, the result is the last failure and every attempt', async () => {
  const { opening } = await open({
    qwen: throws('unreachable', 'no'),
    llama: throws('not-ready', 'no', 503),
    mistral: throws('throttled', 'no', 429),
  });
  expect(opening).toMatchObject({ reason: 'throttled' });
  expect(opening.attempts.map(({ reason }) => reason)).toEqual(['unreachable', 'not-ready', 'throttled']);
});

test('a request that is too long for every candidate ends with that reason', async () => {
  const tooLong = throws('too-long', 'no', 400);
  const { opening, called } = await open({ qwen: tooLong, llama: tooLong, mistral: tooLong });
  expect(opening).toMatchObject({ reason: 'too-long' });
  expect(called).toEqual(['qwen', 'llama', 'mistral']);
});

test.each(['qwen', 'llama', 'mistral'])(
  'where %s failed in another way, the request is not called too long: that model may have had the room',
  async (down) => {
    const tooLong = throws('too-long', 'no', 400);
    const scripts = { qwen: tooLong, llama: tooLong, mistral: tooLong, [down]: throws('unreachable', 'no') };
    expect((await open(scripts)).opening).toMatchObject({ reason: 'unreachable' });
  },
);

test('a request that is ended while it waits calls no other model', async () => {
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 5);
  const { opening, called, aborted } = await open({ qwen: ['hang'] }, stop.signal);
  expect(opening).toMatchObject({ reason: 'stopped', attempts: [{ model: 'qwen', reason: 'stopped' }] });
  expect(called).toEqual(['qwen']);
  expect(aborted).toEqual(['qwen']);
});

test('a request that has ended already calls no model', async () => {
  const { called } = await open({}, AbortSignal.abort());
  expect(called).toEqual([]);
});

const down = { qwen: throws('unreachable', 'no'), llama: throws('unreachable', 'no') };

test('I8: models inside the account are called before the record is accepted, and the one beyond it is not', async () => {
  let accept: (accepted: boolean) => void = () => {};
  const recorded = new Promise<boolean>((resolve) => {
    accept = resolve;
  });
  const fake = fakeHosts(down);
  const opening = firstAnswer(ORDER, { ...optionsOf(fake), recorded });
  await new Promise((resolve) => setImmediate(resolve));
  expect(fake.calls.map(({ model }) => model)).toEqual(['qwen', 'llama']);
  accept(true);
  expect((await opening).answer?.model.name).toBe('mistral');
});

test('I8: a record that is not accepted ends the search before the first model beyond the account', async () => {
  const { opening, called } = await open(down, undefined, Promise.resolve(false));
  expect(called).toEqual(['qwen', 'llama']);
  expect(opening.answer).toBeUndefined();
  expect(opening.attempts.map(({ model }) => model)).toEqual(['qwen', 'llama']);
});

test('I8: a request that ends while it waits for the record calls no model beyond the account', async () => {
  const stop = new AbortController();
  const recorded = new Promise<boolean>((resolve) => setTimeout(() => resolve(true), 10));
  setTimeout(() => stop.abort(), 5);
  const { called } = await open(down, stop.signal, recorded);
  expect(called).toEqual(['qwen', 'llama']);
});

test('a model gets no limit of the caller that is above its own', async () => {
  const { calls } = await open({ qwen: hello });
  expect(calls[0]?.call.request).toHaveProperty('maxTokens', undefined);
});

describe('a model that reasons before it answers, on a clock that only the test moves', () => {
  beforeEach(() => jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] }));
  afterEach(() => jest.useRealTimers());
  const reasons = (times: number): readonly Step[] =>
    Array.from({ length: times }, (): Step[] => [{ waitMs: 29 }, 'reason']).flat();

  test('is waited for, however long it reasons', async () => {
    const opening = open({ qwen: [...reasons(100), ...hello] });
    await jest.advanceTimersByTimeAsync(10_000);
    const { called, opening: opened } = await opening;
    expect(called).toEqual(['qwen']);
    expect(opened.answer?.first).toEqual([hello[0]]);
  });

  test.each<[string, readonly Step[], HostErrorReason]>([
    ['fails', [...reasons(3), new HostError('failed', 'no')], 'failed'],
    ['falls silent', [...reasons(3), 'hang'], 'timeout'],
    ['ends without an event', reasons(3), 'malformed'],
  ])('I9: and then %s is followed by the next', async (_what, script, reason) => {
    const opening = open({ qwen: script });
    await jest.advanceTimersByTimeAsync(1_000);
    const { called, opening: opened } = await opening;
    expect(called).toEqual(['qwen', 'llama']);
    expect(opened.attempts[0]?.reason).toBe(reason);
  });

  test('is waited for no longer than the request has', async () => {
    const stop = new AbortController();
    const opening = open({ qwen: reasons(1_000) }, stop.signal);
    await jest.advanceTimersByTimeAsync(5_000);
    stop.abort();
    const { called, opening: opened } = await opening;
    expect([called, opened]).toMatchObject([['qwen'], { reason: 'stopped' }]);
  });

  test('has the whole limit again after each sign of life, and no more', async () => {
    const opening = open({ qwen: [{ waitMs: 29 }, 'reason', { waitMs: 31 }, ...hello] });
    await jest.advanceTimersByTimeAsync(1_000);
    const { opening: opened } = await opening;
    expect(opened.attempts[0]).toMatchObject({ reason: 'timeout', ms: 59 });
  });
});
