import fc from 'fast-check';
import type { ChatBatch, ChatEvent } from '../../lambda/router/contract/chat';
import { type AnswerStream, HostError } from '../../lambda/router/hosts/host';
import { createHosts } from '../../lambda/router/hosts/hosts';
import { streamAnswer } from '../../lambda/router/hosts/wire/stream-answer';
import { HOSTS, type Host } from '../../policy/boundary';
import { blocksOf } from '../lambda/router/support/blocks';
import { said } from '../lambda/router/support/said';
import { batchesOf } from '../lambda/router/support/streams';
import { TEXT_EVENT } from './bursts/answers';
import { CASES, TEXT, textOf, whole } from './host-cases';
import { eventEnds, recorded } from './recorded';
import { type Replay, startReplay } from './replay-server';
import { CONFIG, environmentFor, MODELS } from './simulated-aws';

/** How a call went. `thrown`: it failed before its first event. */
interface Outcome {
  readonly batches: readonly ChatBatch[];
  readonly events: readonly ChatEvent[];
  readonly thrown?: unknown;
}

/** Reads a host to its end and holds it to the sentences of the contract that hold for every call. */
async function outcomeOf(stream: AnswerStream): Promise<Outcome> {
  const read: ChatBatch[] = [];
  let thrown: unknown;
  try {
    for await (const batch of batchesOf(stream)) read.push(batch);
  } catch (error) {
    thrown = error;
  }
  const seen = read.flat();
  const terminals = seen.filter(({ type }) => type === 'end' || type === 'error');
  const count = (type: ChatEvent['type']) => seen.filter((event) => event.type === type).length;
  if (thrown !== undefined) {
    if (seen.length > 0) throw new Error('threw after its first event', { cause: thrown });
    if (!(thrown instanceof HostError)) throw thrown;
  } else if (terminals.length !== 1 || terminals[0] !== seen.at(-1) || count('usage') > 1) {
    throw new Error(`not exactly one end: ${JSON.stringify(seen)}`);
  }
  // Throws where blocks do not follow each other.
  blocksOf(seen);
  return { batches: read, events: seen, thrown };
}

/** The host's own translation of these chunks, without a network. */
function decode(host: Host, chunks: readonly Buffer[]): Promise<Outcome> {
  return outcomeOf(
    streamAnswer({
      model: 'the model',
      decoder: CASES[host].decoder(),
      refusal: async () => new HostError('failed', 'unused'),
      send: () => {
        const left = [...chunks];
        const read = async () => left.shift();
        return {
          answer: Promise.resolve({ status: 200, headers: {}, read, close: () => {} }),
          cut: () => {},
        };
      },
    }),
  );
}

describe.each(HOSTS)('contract of the %s host', (host) => {
  const { answer: file, framing, errorInside } = CASES[host];
  const answer = recorded(file);
  const ends = eventEnds(answer, framing);
  let server: Awaited<ReturnType<typeof startReplay>>;

  beforeAll(async () => {
    server = await startReplay();
  });
  afterAll(() => server.close());

  /** One call over a real connection. */
  function call(replay: Replay): AnswerStream {
    server.answerWith(replay);
    const { url } = server;
    const urls = { vllm: url, sagemaker: url, bedrock: url, firehose: url, kms: url };
    const hosts = createHosts(CONFIG, environmentFor(urls));
    const shared = {
      request: { messages: [said('user', 'why is the sky blue?')] },
      decisionId: 'decision-1',
    };
    if (host === 'vllm') return hosts.vllm.converse({ ...shared, model: { ...MODELS.vllm } as never });
    if (host === 'sagemaker')
      return hosts.sagemaker.converse({ ...shared, model: { ...MODELS.sagemaker } as never });
    return hosts.bedrock.converse({ ...shared, model: { ...MODELS.bedrock } as never });
  }

  test('yields the text, then the usage, then one end', async () => {
    const { events } = await outcomeOf(call({ parts: [answer], finally: 'end' }));
    expect(textOf(events)).toBe(TEXT[host]);
    expect(events.slice(-2)).toEqual([
      { type: 'usage', usage: { inputTokens: 3, outputTokens: 13 } },
      { type: 'end', reason: 'stop' },
    ]);
  });

  test('gives the same answer wherever the bytes are cut in two', async () => {
    const { events: expected } = await decode(host, [answer]);
    for (let cut = 0; cut <= answer.length; cut++) {
      const { events } = await decode(host, [answer.subarray(0, cut), answer.subarray(cut)]);
      if (JSON.stringify(whole(events)) !== JSON.stringify(whole(expected))) {
        throw new Error(`different when cut at ${cut}`);
      }
    }
  });

  test('gives the same answer for any chunking', async () => {
    const { events: expected } = await decode(host, [answer]);
    const cuts = fc.array(fc.nat(answer.length), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(cuts, async (points) => {
        const edges = [0, ...points.sort((a, b) => a - b), answer.length];
        const chunks = edges.slice(1).map((edge, i) => answer.subarray(edges[i], edge));
        expect(whole((await decode(host, chunks)).events)).toEqual(whole(expected));
      }),
      { numRuns: 50 },
    );
  });

  test('gives the same events when the answer comes byte by byte', async () => {
    const parts = Array.from(answer, (byte) => Buffer.from([byte]));
    const { events } = await outcomeOf(call({ parts, finally: 'end' }));
    expect(textOf(events)).toBe(TEXT[host]);
  });

  test('throws before the first event when the connection breaks before the answer', async () => {
    const { thrown } = await outcomeOf(call({ parts: [], finally: 'reset', silent: true }));
    expect(thrown).toMatchObject({ reason: 'unreachable' });
  });

  test('throws before and ends with an error after the first event, wherever the connection breaks', async () => {
    for (const end of ends) {
      const { events, thrown } = await outcomeOf(
        call({ parts: [answer.subarray(0, end)], finally: 'reset' }),
      );
      const last = events.at(-1);
      if (last?.type === 'end') expect(textOf(events)).toBe(TEXT[host]);
      else if (last) expect(last).toMatchObject({ type: 'error', reason: 'failed' });
      else expect(thrown).toMatchObject({ reason: 'unreachable' });
    }
  });

  test('calls no cut-off answer complete, wherever it was cut off', async () => {
    for (let cut = 0; cut < answer.length; cut++) {
      const { events, thrown } = await decode(host, [answer.subarray(0, cut)]);
      const last = events.at(-1);
      const complete = last?.type === 'end' && textOf(events) === TEXT[host];
      const reason = last?.type === 'error' ? last.reason : (thrown as HostError | undefined)?.reason;
      if (!complete && reason !== 'malformed') throw new Error(`${reason} when cut off at ${cut}`);
    }
  });

  test('ends with an error when the host reports one inside the answer, without its words', async () => {
    const { events } = await outcomeOf(call({ parts: [recorded(errorInside.file)], finally: 'end' }));
    expect(events.at(-1)).toMatchObject({ type: 'error', reason: errorInside.reason });
    expect(JSON.stringify(events)).not.toContain('words of the upstream');
  });

  test('shows a sign of life for each whole event, and none for bytes that do not make one whole', async () => {
    const end = ends[0] ?? 0;
    const dribble = Array.from(answer.subarray(0, end - 1), (byte) => Buffer.from([byte]));
    const { batches } = await decode(host, [...dribble, answer.subarray(end - 1, end), answer.subarray(end)]);
    expect(batches.length).toBe(2);
  });

  test('gives up an answer without end before it fills the memory', async () => {
    const piece = TEXT_EVENT[host]('a'.repeat(512 * 1024));
    const { batches, events } = await decode(
      host,
      Array.from({ length: 100 }, () => piece),
    );
    expect(events.at(-1)).toMatchObject({ type: 'error', reason: 'malformed' });
    expect(batches.length).toBe(33);
  });

  test('says that the answer follows another protocol, or none', async () => {
    const garbage = Buffer.from('<html>a proxy in the way</html>\n\n');
    const { thrown } = await outcomeOf(call({ parts: [garbage], finally: 'end' }));
    expect(thrown).toMatchObject({ reason: host === 'vllm' ? 'unreadable' : 'malformed' });
  });

  test('throws unreachable when no server listens', async () => {
    const gone = await startReplay();
    await gone.close();
    const { url } = gone;
    const urls = { vllm: url, sagemaker: url, bedrock: url, firehose: url, kms: url };
    const hosts = createHosts(CONFIG, environmentFor(urls));
    const events = hosts[host].converse({
      model: MODELS[host] as never,
      request: { messages: [said('user', 'hello')] },
      decisionId: 'decision-1',
    });
    expect((await outcomeOf(events)).thrown).toMatchObject({ reason: 'unreachable' });
  });

  test('closes its connection when it is stopped before the answer', async () => {
    const stream = call({ parts: [], finally: 'hang', silent: true });
    setTimeout(() => stream.stop('timeout'), 30);
    expect((await outcomeOf(stream)).thrown).toMatchObject({ reason: 'timeout' });
    await server.noneBusy();
  });

  test('closes its connection when it is stopped inside the answer', async () => {
    const part = answer.subarray(0, ends[Math.floor(ends.length / 2)]);
    const seen: ChatEvent[] = [];
    const stream = call({ parts: [part], finally: 'hang' });
    for await (const batch of batchesOf(stream)) {
      seen.push(...batch);
      if (batch.length > 0) stream.stop('timeout');
    }
    expect(seen.map(({ type }) => type).filter((type) => type !== 'text-delta')).toEqual(['error']);
    await server.noneBusy();
  });

  test('makes no call when it was stopped before', async () => {
    const before = server.received.length;
    const stream = call({ parts: [answer], finally: 'end' });
    stream.stop('timeout');
    const { thrown } = await outcomeOf(stream);
    expect(thrown).toMatchObject({ reason: 'timeout' });
    expect(server.received.length).toBe(before);
  });

  test('closes its connection when the reader stops reading', async () => {
    const part = answer.subarray(0, ends[Math.floor(ends.length / 2)]);
    for await (const _batch of batchesOf(call({ parts: [part], finally: 'hang' }))) break;
    await server.noneBusy();
  });

  test('sends the prompt once, and the decision id with it', async () => {
    const before = server.received.length;
    await outcomeOf(call({ parts: [answer], finally: 'end' }));
    expect(server.received.length).toBe(before + 1);
    const { headers, body } = server.received.at(-1) ?? { headers: {}, body: '' };
    expect(JSON.stringify(headers) + body).toContain('decision-1');
  });

  test.each([
    [401, 'denied'],
    [403, 'denied'],
    [429, 'throttled'],
    [500, 'failed'],
    [503, 'not-ready'],
    [504, 'timeout'],
  ])('a refusal with status %i that breaks inside its body is still %s', async (status, reason) => {
    const half = Buffer.from('{"message":"wait a mom');
    const { thrown } = await outcomeOf(
      call({ status, headers: { 'retry-after': '7' }, parts: [half], finally: 'reset' }),
    );
    expect(thrown).toMatchObject({ reason, status, retryAfterSeconds: 7 });
  });

  test('a refusal with status 400 that breaks inside its body does not blame the caller', async () => {
    const half = Buffer.from('{"message":"maximum conte');
    const { thrown } = await outcomeOf(call({ status: 400, parts: [half], finally: 'reset' }));
    expect(thrown).toMatchObject({ reason: 'unreachable' });
  });

  test("I7: no message repeats the text of the host's refusal", async () => {
    for (const status of [400, 401, 403, 404, 408, 413, 424, 429, 500, 502, 503, 504]) {
      const words = Buffer.from(
        JSON.stringify({ message: 'the prompt: SSN 078-05-1120', __type: 'Echo 078' }),
      );
      const { thrown } = await outcomeOf(
        call({ status, headers: { 'x-amzn-errortype': 'SSN078051120' }, parts: [words], finally: 'end' }),
      );
      expect(thrown).toMatchObject({ status });
      expect(String(thrown)).not.toMatch(/SSN|078/);
    }
  });
});

describe.each(['sagemaker', 'bedrock'] as const)('checksums of the %s host', (host) => {
  test('no flipped byte ever changes the text of an answer', async () => {
    const answer = recorded(CASES[host].answer);
    const frameEnd = eventEnds(answer, 'event-stream')[2] ?? 0;
    for (let at = 0; at < frameEnd; at++) {
      const flipped = Buffer.from(answer);
      flipped[at] = (flipped[at] ?? 0) ^ 0x20;
      const { events, thrown } = await decode(host, [flipped]);
      expect(events.at(-1) ?? thrown).toMatchObject({ reason: 'malformed' });
      expect(TEXT[host].startsWith(textOf(events))).toBe(true);
    }
  });
});

/** Answers with tool calls, and with reasoning, by the hosts that have recordings of them. */
const BLOCKS = [
  ['vllm', 'vllm/calls.sse', ['call', 'call']],
  ['vllm', 'vllm/reasoning.sse', ['reasoning', 'text']],
  ['sagemaker', 'sagemaker/calls.bin', ['call', 'call']],
  ['sagemaker', 'sagemaker/reasoning.bin', ['reasoning', 'text']],
] as const;

describe.each(BLOCKS)('the %s host and its answer %s', (host, file, types) => {
  const answer = recorded(file);

  test('tells its blocks, then the usage, then one end', async () => {
    const { events } = await decode(host, [answer]);
    expect(blocksOf(events).map(([type]) => type)).toEqual(types);
    expect(events.slice(-2).map(({ type }) => type)).toEqual(['usage', 'end']);
  });

  test('tells the same blocks wherever the bytes are cut in two', async () => {
    const expected = blocksOf((await decode(host, [answer])).events);
    for (let cut = 0; cut <= answer.length; cut += 3) {
      const { events } = await decode(host, [answer.subarray(0, cut), answer.subarray(cut)]);
      expect(blocksOf(events)).toEqual(expected);
    }
  });

  test('is complete only where its end has come', async () => {
    const { events: whole } = await decode(host, [answer]);
    for (let cut = 0; cut < answer.length; cut += 3) {
      const { events, thrown } = await decode(host, [answer.subarray(0, cut)]);
      const last = events.at(-1);
      const complete = last?.type === 'end';
      if (complete) expect(blocksOf(events)).toEqual(blocksOf(whole));
      else expect(last ?? thrown).toMatchObject({ reason: 'malformed' });
    }
  });
});
