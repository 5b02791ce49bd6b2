import type { ChatEvent } from '../../../lambda/router/chat';
import type { Answer } from '../../../lambda/router/failover';
import { type Relayed, relay } from '../../../lambda/router/relay';
import { QWEN } from './support/router-config';

const text = (piece: string): ChatEvent => ({ type: 'text-delta', text: piece });
const end: ChatEvent = { type: 'end', reason: 'stop' };
const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function relayed(
  rest: () => AsyncGenerator<ChatEvent>,
  { nextEventMs = 200, heartbeatMs = 200, stop = new AbortController().signal } = {},
) {
  let closed = 0;
  const answer: Answer = { model: QWEN, first: text('a'), rest: rest(), close: () => void closed++ };
  const events: Relayed[] = [];
  for await (const event of relay(answer, { nextEventMs, heartbeatMs }, stop)) events.push(event);
  expect(closed).toBe(1);
  return events.map((event) => (event.type === 'error' ? `error: ${event.reason}` : event.type));
}

test('the events of the answer come as they are, the first included', async () => {
  const events = await relayed(async function* () {
    yield text('b');
    yield end;
  });
  expect(events).toEqual(['text-delta', 'text-delta', 'end']);
});

test('nothing follows the end', async () => {
  const events = await relayed(async function* () {
    yield end;
    yield text('late');
  });
  expect(events).toEqual(['text-delta', 'end']);
});

test('I9: an answer that throws ends with one error', async () => {
  const events = await relayed(async function* () {
    yield text('b');
    throw new Error('reset');
  });
  expect(events).toEqual(['text-delta', 'text-delta', 'error: failed']);
});

test('an answer that just stops ends with one error', async () => {
  const events = await relayed(async function* () {
    yield text('b');
  });
  expect(events).toEqual(['text-delta', 'text-delta', 'error: malformed']);
});

test('an answer that falls silent for too long ends with an error', async () => {
  const silent = async function* () {
    await after(1_500);
    yield end;
  };
  expect(await relayed(silent, { nextEventMs: 20 })).toEqual(['text-delta', 'error: timeout']);
});

test('silence that is not too long is told again and again, and no event is lost', async () => {
  const slow = async function* () {
    await after(70);
    yield text('b');
    yield end;
  };
  const events = await relayed(slow, { nextEventMs: 1_000, heartbeatMs: 20 });
  expect(events.filter((event) => event === 'silence').length).toBeGreaterThanOrEqual(2);
  expect(events.filter((event) => event !== 'silence')).toEqual(['text-delta', 'text-delta', 'end']);
});

test('a deadline ends the answer with an error', async () => {
  const stop = AbortSignal.timeout(20);
  const silent = async function* () {
    await after(1_500);
    yield end;
  };
  expect(await relayed(silent, { nextEventMs: 5_000, heartbeatMs: 5_000, stop })).toEqual([
    'text-delta',
    'error: timeout',
  ]);
});
