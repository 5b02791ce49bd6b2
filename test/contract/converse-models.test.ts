import { Tally } from '../../lambda/router/call/tally';
import type { ChatMessage, ChatRequest } from '../../lambda/router/contract/chat';
import type { HostClients } from '../../lambda/router/hosts/hosts';
import { createHosts } from '../../lambda/router/hosts/hosts';
import { bedrockConverse, bedrockThinking } from '../../lib/config/facts/bedrock';
import bedrockFile from '../../lib/config/facts/bedrock-models.json';
import { REDACTED_TRIGGER } from '../../local/simulators/claude-thinking';
import { type Simulators, startSimulators } from '../../local/simulators/start-simulators';
import { said } from '../lambda/router/support/said';
import { batchesOf } from '../lambda/router/support/streams';
import { CONFIG, CREDENTIALS, environmentOf, MODELS, REGION } from './simulated-aws';

// What a caller gets of tools and forms is the same at every Bedrock model, whatever Converse takes of it. The simulated
// models take what the facts say of each, and refuse the rest.

let simulators: Simulators;
let hosts: HostClients;
beforeAll(async () => {
  simulators = await startSimulators({ region: REGION, credentials: CREDENTIALS, onRecord: () => {} });
  hosts = createHosts(CONFIG, environmentOf(simulators));
});
afterAll(() => simulators.close());

/** Each model of which something is known, and one that takes tools in whole answers alone. */
const IDS = [
  ...new Set(bedrockFile.converse.flatMap(({ models }) => models)),
  'meta.llama3-3-70b-instruct-v1:0',
];

async function ask(invokeId: string, request: ChatRequest, effort?: ChatRequest['effort']) {
  const facts = bedrockThinking(invokeId);
  const model = {
    ...MODELS.bedrock,
    invokeId,
    maxOutputTokens: 4096,
    converse: bedrockConverse(invokeId),
    ...(facts && { thinking: { ...facts, choice: 'caller' as const } }),
  };
  const tally = new Tally();
  const call = { request: { ...request, effort }, decisionId: 'decision-1', model: model as never };
  for await (const batch of batchesOf(hosts.bedrock.converse(call)))
    for (const event of batch) tally.note(event);
  return tally;
}

const city = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] } as const;
const tools = [
  { name: 'my.weather', description: 'The weather.', parameters: city },
  { name: 'get_time', parameters: {} },
];
const wanting = (words: string): ChatRequest => ({ messages: [said('user', words)], tools });

describe.each(IDS)('%s', (id) => {
  test('calls the tools that the prompt needs, side by side', async () => {
    const { calls, finish } = await ask(id, wanting('Use my_weather and get_time.'));
    expect(calls.map(({ name, arguments: json }) => [name, JSON.parse(json)])).toEqual([
      ['my.weather', { city: 'simulated' }],
      ['get_time', {}],
    ]);
    expect(finish).toBe('tool-calls');
  });

  test('calls one at a time where the caller wants that', async () => {
    const request = { ...wanting('Use my_weather and get_time.'), parallelToolCalls: false };
    expect((await ask(id, request)).calls).toHaveLength(1);
  });

  test('calls the tool that it must call', async () => {
    const { calls } = await ask(id, { ...wanting('Hello'), toolChoice: { name: 'get_time' } });
    expect(calls.map(({ name }) => name)).toEqual(['get_time']);
  });

  test('calls some tool where it must', async () => {
    expect((await ask(id, { ...wanting('Hello'), toolChoice: 'required' })).calls).toHaveLength(1);
  });

  test('calls none where it may not, also after calls', async () => {
    const request = { ...wanting('Use get_time.'), toolChoice: 'none' } as const;
    const messages = [...request.messages, ...turnOf('t1'), said('user', 'Use get_time again.')];
    expect((await ask(id, request)).finish).toBe('stop');
    expect((await ask(id, { ...request, messages })).finish).toBe('stop');
  });

  test('answers in words after the results of its calls', async () => {
    const request = wanting('Use get_time.');
    const { text, finish } = await ask(id, { ...request, messages: [...request.messages, ...turnOf('t1')] });
    expect(text).toContain('You said 1 words: noon');
    expect(finish).toBe('stop');
  });

  const format = { type: 'json-schema', name: 'place', schema: city, strict: true } as const;

  test('answers by the schema', async () => {
    const { text, finish, calls } = await ask(id, { messages: [said('user', 'Where?')], format });
    expect(JSON.parse(text)).toEqual({ city: 'simulated' });
    expect([finish, calls]).toEqual(['stop', []]);
  });

  test('answers with a JSON object where there is no schema', async () => {
    const { text } = await ask(id, { messages: [said('user', 'Where, in JSON?')], format: { type: 'json' } });
    expect(JSON.parse(text)).toEqual({});
  });

  test('calls tools before it answers by the schema', async () => {
    const request = { ...wanting('Use get_time.'), format };
    expect((await ask(id, request)).calls.map(({ name }) => name)).toEqual(['get_time']);
    const { text, calls } = await ask(id, { ...request, messages: [...request.messages, ...turnOf('t1')] });
    expect([JSON.parse(text), calls]).toEqual([{ city: 'simulated' }, []]);
  });
});

const turnOf = (id: string): readonly ChatMessage[] => [
  { role: 'assistant', parts: [{ type: 'tool-call', id, name: 'get_time', arguments: '{}' }] },
  { role: 'user', parts: [{ type: 'tool-result', callId: id, content: [{ type: 'text', text: 'noon' }] }] },
];

describe('Claude that thinks', () => {
  const HAIKU = 'anthropic.claude-haiku-4-5-20251001-v1:0';

  /** The conversation after its first answer, which called a tool. */
  async function continued(words: string) {
    const request = wanting(words);
    const { reasoning, calls } = await ask(HAIKU, request, 'high');
    const [call] = calls;
    const messages: readonly ChatMessage[] = [
      ...request.messages,
      {
        role: 'assistant',
        parts: [...reasoning, { type: 'tool-call', ...(call as NonNullable<typeof call>) }],
      },
      {
        role: 'user',
        parts: [{ type: 'tool-result', callId: call?.id ?? '', content: [{ type: 'text', text: 'noon' }] }],
      },
    ];
    return { reasoning, request: { ...request, messages } };
  }

  test.each([
    ['signed', 'Use get_time.', { signature: expect.any(String) }],
    ['encrypted', `Use get_time. ${REDACTED_TRIGGER}`, { redacted: expect.any(String) }],
  ])('goes on with its %s reasoning after the result of a tool', async (_what, words, seal) => {
    const { reasoning, request } = await continued(words);
    expect(reasoning).toEqual([{ type: 'reasoning', text: expect.any(String), ...seal }]);
    expect((await ask(HAIKU, request, 'high')).reasoning).toHaveLength(1);
  });

  test('answers without thinking where its reasoning was lost on the way', async () => {
    const { request } = await continued('Use get_time.');
    const lost = request.messages.map((message) =>
      message.role === 'assistant'
        ? { ...message, parts: message.parts.filter(({ type }) => type !== 'reasoning') }
        : message,
    );
    const { reasoning, text } = await ask(HAIKU, { ...request, messages: lost }, 'high');
    expect(reasoning).toEqual([]);
    expect(text).toContain('noon');
  });

  test('answers without thinking where it must call a tool', async () => {
    const { reasoning, calls } = await ask(HAIKU, { ...wanting('Hello'), toolChoice: 'required' }, 'high');
    expect([reasoning, calls.length]).toEqual([[], 1]);
  });
});
