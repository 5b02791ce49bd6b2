import { setImmediate as turn } from 'node:timers/promises';
import type { LogEntry } from '../../../lambda/router/contract/log';
import { routerRequest, testRouter } from './support/call-router';
import { fakeHosts, type Step, throws } from './support/fake-hosts';
import { routerConfig } from './support/router-config';
import { piecesOf } from './support/streams';

// The lines that an alarm counts, because no metric of a host counts what the caller saw.

const messages = [{ role: 'user', content: 'Hi' }];
const body = (stream: boolean) => ({ model: 'auto', messages, stream });
const brokenOff: readonly Step[] = [{ type: 'text-delta', text: 'Hel' }, new Error('reset')];
const reported: readonly Step[] = [
  { type: 'text-delta', text: 'Hel' },
  { type: 'error', reason: 'throttled', message: 'ModelStreamError' },
];
const notReady = throws('not-ready', 'no capacity');

const watched = (log: readonly LogEntry[]) => log.filter(({ event }) => event !== 'request');

test.each([
  ['a stream whose connection breaks', true, brokenOff, 'failed'],
  ['a plain answer whose connection breaks', false, brokenOff, 'failed'],
  ['a stream that its service ends with ModelStreamError', true, reported, 'throttled'],
  ['a plain answer that its service ends with ModelStreamError', false, reported, 'throttled'],
])('%s is logged as broken, with its model', async (_, stream, steps, reason) => {
  const { ask, log } = testRouter(routerConfig(), { hosts: fakeHosts({ qwen: steps }).hosts });
  await ask({ body: body(stream) });
  const decisionId = '6f1c1f0e-0000-4000-8000-000000000001';
  expect(watched(log)).toEqual([{ event: 'answer-broken', lane: 'open', decisionId, model: 'qwen', reason }]);
});

test.each([true, false])('a whole answer is not logged as broken (stream: %s)', async (stream) => {
  const { ask, log } = testRouter();
  await ask({ body: body(stream) });
  expect(watched(log)).toEqual([]);
});

test('a client that leaves did not see a broken answer', async () => {
  const fake = fakeHosts({ qwen: [{ type: 'text-delta', text: 'Hel' }, 'hang'] });
  const { router, log } = testRouter(routerConfig(), { hosts: fake.hosts });
  const response = await router(routerRequest({ body: body(true) }));
  for await (const piece of piecesOf(response)) if (piece.includes('Hel')) break;
  await response.finish();
  expect(watched(log)).toEqual([]);
});

test.each([true, false])(
  'a client whose connection ends during the answer did not see a broken one (stream: %s)',
  async (stream) => {
    const client = new AbortController();
    const fake = fakeHosts({ qwen: [{ type: 'text-delta', text: 'Hel' }, { waitMs: 1 }, 'hang'] });
    const { ask, log } = testRouter(routerConfig(), { hosts: fake.hosts });
    const answered = ask({ body: body(stream), signal: client.signal });
    while (fake.calls.length === 0) await turn();
    setTimeout(() => client.abort(), 10);
    await answered;
    expect(log).toEqual([expect.objectContaining({ event: 'request', code: 'client_gone' })]);
  },
);

test('each model that was not ready is logged, also where a fallback answered', async () => {
  const fake = fakeHosts({ qwen: notReady, llama: notReady });
  const { ask, log } = testRouter(routerConfig(), { hosts: fake.hosts });
  expect((await ask({ body: body(false) })).status).toBe(200);
  expect(watched(log)).toEqual(
    ['qwen', 'llama'].map((model) => expect.objectContaining({ event: 'model-not-ready', model })),
  );
});

test.each(['rejected', 'throttled', 'failed', 'denied'] as const)(
  'a call that was %s is not logged as a model that is not ready',
  async (reason) => {
    const { ask, log } = testRouter(routerConfig(), {
      hosts: fakeHosts({ qwen: throws(reason, 'no') }).hosts,
    });
    await ask({ body: body(false) });
    expect(watched(log)).toEqual([]);
  },
);
