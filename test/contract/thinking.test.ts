import OpenAI from 'openai';
import { createHosts } from '../../lambda/router/hosts/hosts';
import { THOUGHT } from '../../local/simulators/simulated-text';
import type { Fault } from '../../local/simulators/simulator';
import { type Simulators, startSimulators } from '../../local/simulators/start-simulators';
import { HOSTS, type Host } from '../../policy/boundary';
import { routerRequest, testRouter } from '../lambda/router/support/call-router';
import { routerConfig } from '../lambda/router/support/router-config';
import { piecesOf } from '../lambda/router/support/streams';
import { CREDENTIALS, environmentOf, REGION } from './simulated-aws';

// Models that think for longer than a silent one is waited for, over sockets, read by the `openai` client.

const SILENCE_MS = 600;
const LONGER = { kind: 'think', forMs: 1.6 * SILENCE_MS, everyMs: 30 } as const;
const MODEL = { vllm: 'qwen', sagemaker: 'llama', bedrock: 'mistral' } as const;
const config = routerConfig({
  limits: { bodyBytes: 100_000, firstEventMs: SILENCE_MS, nextEventMs: SILENCE_MS, totalMs: 60_000 },
});

let simulators: Simulators;
beforeAll(async () => {
  simulators = await startSimulators({ region: REGION, credentials: CREDENTIALS });
});
afterAll(() => simulators.close());
afterEach(() => {
  for (const host of HOSTS) simulators[host].fault(undefined);
});

/** The `openai` client before a router that calls the simulators, and all that router keeps. */
function client() {
  const hosts = createHosts(config, { ...environmentOf(simulators), MODEL_LLAMA_ENDPOINT: 'bank-llama' });
  const { router, records, log } = testRouter(config, { hosts });
  const openai = new OpenAI({
    apiKey: 'unused',
    baseURL: 'https://router.test/v1',
    maxRetries: 0,
    fetch: async (_url, init) => {
      const response = await router(routerRequest({ body: String(init?.body) }));
      const { status, headers, finish } = response;
      const bytes = (async function* () {
        for await (const piece of piecesOf(response)) yield Buffer.from(piece);
        await finish();
      })();
      return new Response(ReadableStream.from(bytes), { status, headers });
    },
  });
  return { openai, kept: () => JSON.stringify([records, log]) };
}

const request = (host: Host) => ({
  model: MODEL[host],
  messages: [{ role: 'user' as const, content: 'Hi' }],
});
const shown = ['reasoning', 'ping'] as const;
const everyHost = HOSTS.flatMap((host) => shown.map((shows) => [host, shows] as const));

test.each(everyHost)(
  'a model on %s that thinks for longer than the limits on silence, and shows a %s, answers',
  async (host, shows) => {
    simulators[host].fault({ ...LONGER, shows });
    const { choices } = await client().openai.chat.completions.create(request(host));
    expect(choices[0]?.message.content).toContain('You said 1 words: Hi');
  },
  20_000,
);

test.each(HOSTS)(
  'a model on %s that thinks for longer answers a streamed request, and its thoughts reach neither client nor record nor log',
  async (host) => {
    simulators[host].fault(LONGER);
    const { openai, kept } = client();
    let all = '';
    const stream = await openai.chat.completions.create({ ...request(host), stream: true });
    for await (const chunk of stream) all += JSON.stringify(chunk);
    expect(all).toContain('"finish_reason":"stop"');
    expect(all + kept()).not.toContain(THOUGHT);
  },
  20_000,
);

test.each(HOSTS)('a model on %s that thinks and shows nothing is given up', async (host) => {
  const silent: Fault = { ...LONGER, shows: 'nothing' };
  simulators[host].fault(silent);
  await expect(client().openai.chat.completions.create(request(host))).rejects.toMatchObject({
    status: 503,
    code: 'no_model_available',
  });
});
