import { readFileSync } from 'node:fs';
import OpenAI from 'openai';
import type { AuditRecord } from '../../lambda/router/records/audit-record';
import { eventually } from './fixtures/eventually';
import { openai, type Sandbox, startSandbox } from './fixtures/sandbox';

// The whole line with a real client. The sandbox tries qwen3-8b (16384 tokens), qwen2-5-7b (16384), gpt-oss-120b
// (128000) and claude-haiku (200000), and each simulator refuses what is longer than the context it is served with.

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
}, 60_000);
afterAll(() => sandbox?.close());

/** So many tokens and as many words: the router can tell that they are many. */
const words = (count: number) => 'word '.repeat(count);
/** So many tokens in one word: only the model can tell. */
const oneWord = (tokens: number) => 'x'.repeat(16 * tokens);

async function ask(content: string, body: object = {}, dataClass = 'internal', lane?: 'sealed') {
  const messages = [{ role: 'user' as const, content }];
  const { data, response } = await openai(sandbox.run, lane)
    .chat.completions.create({ model: 'auto', messages, ...body }, { headers: { 'x-data-class': dataClass } })
    .withResponse();
  const id = response.headers.get('x-decision-id');
  return { data, model: response.headers.get('x-model'), ...(await recordsOf(id)) };
}

async function recordsOf(id: string | null) {
  const all = () =>
    readFileSync(sandbox.run.auditFile, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line): AuditRecord => JSON.parse(line))
      .filter(({ decisionId }) => decisionId === id);
  await eventually(() => expect(all()).toHaveLength(2));
  const [decision, outcome] = all();
  const { candidates } = decision as Extract<AuditRecord, { candidates: unknown }>;
  const { attempts } = outcome as Extract<AuditRecord, { attempts: unknown }>;
  return {
    // The model for embedding is refused for its task, however long a prompt is.
    refused: candidates
      .filter(({ kept, reason }) => !kept && reason !== 'other-task')
      .map(({ model, reason }) => `${model}: ${reason}`),
    failed: attempts.filter(({ reason }) => reason).map(({ model, reason }) => `${model}: ${reason}`),
  };
}

test('a prompt that fits is answered by the first model, although the longest answer would not fit beside it', async () => {
  const { model, data } = await ask(words(16_000));
  expect(model).toBe('qwen3-8b');
  expect(data.choices[0]?.finish_reason).toBe('stop');
});

test('models that are certainly too small are passed over, and a larger one answers', async () => {
  const { model, refused, failed } = await ask(words(60_000));
  expect(model).toBe('gpt-oss-120b');
  expect(refused).toEqual(['qwen3-8b: context-too-small', 'qwen2-5-7b: context-too-small']);
  expect(failed).toEqual([]);
});

test('models that refuse a prompt as too long are followed by a larger one', async () => {
  const { model, refused, failed } = await ask(oneWord(20_000));
  expect(model).toBe('gpt-oss-120b');
  expect(refused).toEqual([]);
  expect(failed).toEqual(['qwen3-8b: too-long', 'qwen2-5-7b: too-long']);
});

test('a Bedrock model answers a prompt that leaves less room than its longest answer', async () => {
  expect((await ask(oneWord(120_000))).model).toBe('gpt-oss-120b');
});

test('a model that is named passes a prompt that is too long for it to its fallbacks, and to no other model', async () => {
  await expect(ask(oneWord(20_000), { model: 'qwen3-8b' })).rejects.toMatchObject({
    code: 'context_length_exceeded',
  });
});

test('an answer that is too long for a model together with the prompt is given by a larger one', async () => {
  const { model, refused, failed } = await ask(oneWord(14_000), { max_tokens: 4_096 });
  expect(model).toBe('gpt-oss-120b');
  expect([...refused, ...failed]).toHaveLength(2);
});

test.each([true, false])(
  'where no model is large enough, the openai client raises a BadRequestError with OpenAI’s code (stream: %p)',
  async (stream) => {
    const asking = ask(oneWord(210_000), { stream });
    await expect(asking).rejects.toBeInstanceOf(OpenAI.BadRequestError);
    await expect(asking).rejects.toMatchObject({
      status: 400,
      code: 'context_length_exceeded',
      type: 'invalid_request_error',
      param: 'messages',
      message: expect.stringContaining('200000 tokens'),
    });
  },
);

test('I2: a restricted prompt that is too long for every model inside the account is refused, not sent further', async () => {
  const before = sandbox.run.simulators.bedrock.calls.length;
  for (const prompt of [oneWord(20_000), words(60_000)]) {
    await expect(ask(prompt, {}, 'restricted', 'sealed')).rejects.toMatchObject({
      status: 400,
      code: 'context_length_exceeded',
      message: expect.stringContaining('16384 tokens'),
    });
  }
  expect(sandbox.run.simulators.bedrock.calls.length).toBe(before);
});

test('I7: what a model said about the prompt is in no record and no error', async () => {
  await ask(oneWord(20_000));
  expect(readFileSync(sandbox.run.auditFile, 'utf8')).not.toMatch(/However, you requested|input tokens/);
});
