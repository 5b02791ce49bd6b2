import { fetchAs, openai, type Sandbox, startSandbox } from './fixtures/sandbox';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
}, 60_000);
afterAll(() => sandbox?.close());

const user = { role: 'user' as const, content: 'Hi' };
const assistant = { role: 'assistant' as const, content: 'Hello' };
const system = { role: 'system' as const, content: 'Be brief.' };

const CONVERSATIONS = {
  'the assistant first': [assistant, user],
  'the assistant last': [user, assistant],
  'several system messages': [system, user, system, assistant, user, system],
  'consecutive roles': [user, user, assistant, assistant, user],
  'only a system message': [system],
  'an empty text': [{ ...user, content: '' }],
  'an assistant turn without content': [user, { ...assistant, content: null }, user],
};

const CASES = Object.keys(CONVERSATIONS).flatMap((what) =>
  ['qwen3-8b', 'qwen2-5-7b', 'gpt-oss-120b', 'claude-haiku'].map((model) => [what, model] as const),
);

test.each(CASES)('a conversation with %s is answered by %s', async (what, model) => {
  const messages = CONVERSATIONS[what as keyof typeof CONVERSATIONS];
  const { response } = await openai(sandbox.run)
    .chat.completions.create({ model, messages }, { headers: { 'x-data-class': 'internal' } })
    .withResponse();
  expect([response.headers.get('x-model'), response.headers.get('x-substituted-for')]).toEqual([model, null]);
});

const ask = (model: string, settings: object) =>
  openai(sandbox.run)
    .chat.completions.create(
      { model, messages: [user], ...settings },
      { headers: { 'x-data-class': 'internal' } },
    )
    .withResponse();

test('stop sequences that gpt-oss refuses are dropped, and a header says so', async () => {
  const { response } = await ask('gpt-oss-120b', { stop: ['END'] });
  expect(response.headers.get('x-dropped')).toBe('stop');
});

test('temperature and top_p that Claude 4.5 refuses together are refused by name', async () => {
  await expect(ask('claude-haiku', { temperature: 0.2, top_p: 0.9 })).rejects.toMatchObject({
    status: 400,
    param: 'top_p',
  });
});

test('temperature and top_p at their defaults are taken by Claude 4.5', async () => {
  expect((await ask('claude-haiku', { temperature: 1, top_p: 1 })).response.status).toBe(200);
});

test.each([
  ['application/json', 200],
  ['Application/JSON; charset=UTF-8', 200],
  ['text/plain', 415],
  ['application/x-www-form-urlencoded', 415],
])('a body sent as %s has the answer %d', async (type, status) => {
  const response = await fetchAs(sandbox.run)(`${sandbox.run.url}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': type, 'x-data-class': 'internal' },
    body: JSON.stringify({ model: 'auto', messages: [user] }),
  });
  expect(response.status).toBe(status);
});
