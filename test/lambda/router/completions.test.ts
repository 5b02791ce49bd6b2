import { testRouter as answering } from './support/call-router';
import { chunksIn, type Json } from './support/choices';
import { fakeHosts, hello, type Script, type Step } from './support/fake-hosts';
import { LLAMA, MISTRAL, NOVA, QWEN, routerConfig } from './support/router-config';

// OpenAI's older completions: a text that a model continues as it is.

const path = '/v1/completions';
const NO_CHAT_ONLY = [MISTRAL, NOVA].map((model) => ({
  ...model,
  abilities: model.abilities.filter((ability) => ability !== 'completions'),
}));
const config = routerConfig({ models: [QWEN, LLAMA, ...NO_CHAT_ONLY] });

function testRouter(qwen: Script = hello) {
  const fake = fakeHosts({ qwen });
  const { ask } = answering(config, { hosts: fake.hosts });
  return {
    fake,
    ask: (body: object = {}) => ask({ path, body: { model: 'auto', prompt: 'Once upon', ...body } }),
  };
}

test('a whole answer is a text_completion', async () => {
  const { status, headers, json } = await testRouter().ask();
  expect([status, headers['x-model']]).toEqual([200, 'qwen']);
  expect(json()).toEqual({
    id: 'cmpl-6f1c1f0e-0000-4000-8000-000000000001',
    object: 'text_completion',
    created: 1795255200,
    model: 'qwen',
    choices: [{ text: 'Hello there', index: 0, logprobs: null, finish_reason: 'stop' }],
    usage: { prompt_tokens: 7, completion_tokens: 2, total_tokens: 9 },
  });
});

test('a stream has a chunk for each piece, the usage last, and ends with [DONE]', async () => {
  const { text } = await testRouter().ask({ stream: true, stream_options: { include_usage: true } });
  const chunks = chunksIn(text);
  expect(chunks.map(({ object }) => object)).toEqual(Array(4).fill('text_completion'));
  expect(
    chunks.flatMap(({ choices }) => choices.map((choice: Json) => [choice.text, choice.finish_reason])),
  ).toEqual([
    ['Hello', null],
    [' there', null],
    ['', 'stop'],
  ]);
  expect(chunks.map(({ usage }) => usage?.total_tokens ?? usage)).toEqual([null, null, null, 9]);
  expect(text.endsWith('data: [DONE]\n\n')).toBe(true);
});

test('the model is told to continue the text, at most 16 tokens where the request has no limit', async () => {
  const { ask, fake } = testRouter();
  await ask();
  expect(fake.calls[0]?.call.request).toEqual({
    messages: [{ role: 'user', parts: [{ type: 'text', text: 'Once upon' }] }],
    continues: true,
    maxTokens: 16,
  });
});

test('an array of one prompt is that prompt', async () => {
  const { ask, fake } = testRouter();
  await ask({ prompt: ['Once upon'] });
  expect(fake.calls[0]?.call.request.messages).toEqual([
    { role: 'user', parts: [{ type: 'text', text: 'Once upon' }] },
  ]);
});

test('settings reach the model by the names that every dialect has', async () => {
  const { ask, fake } = testRouter();
  const settings = {
    temperature: 0.5,
    top_p: 0.9,
    stop: 'END',
    seed: 7,
    presence_penalty: 1,
    frequency_penalty: -1,
  };
  await ask({ ...settings, max_tokens: 5, logprobs: 2, user: 'u1' });
  expect(fake.calls[0]?.call.request).toMatchObject({
    temperature: 0.5,
    topP: 0.9,
    stop: ['END'],
    seed: 7,
    presencePenalty: 1,
    frequencyPenalty: -1,
    maxTokens: 5,
    logprobs: 2,
  });
});

test('several answers are the choices of one completion, whole and streamed', async () => {
  const scripts = ['one', 'two'].map((text): readonly Step[] => [
    { type: 'text-delta', text },
    { type: 'end', reason: 'stop' },
  ]);
  const inTurn: Script = (call) => scripts[call] ?? hello;
  const { choices } = (await testRouter(inTurn).ask({ n: 2, best_of: 2 })).json();
  expect(choices.map((choice: Json) => [choice.index, choice.text])).toEqual([
    [0, 'one'],
    [1, 'two'],
  ]);
  const { text } = await testRouter(inTurn).ask({ n: 2, stream: true });
  const streamed = chunksIn(text).flatMap((chunk) => chunk.choices.filter((choice: Json) => choice.text));
  expect(streamed.map((choice) => [choice.index, choice.text]).sort()).toEqual([
    [0, 'one'],
    [1, 'two'],
  ]);
});

const likely: readonly Step[] = [
  {
    type: 'text-delta',
    text: 'a',
    logprobs: [{ token: 'a', logprob: -1, top_logprobs: [{ token: 'b', logprob: -2 }] }],
  },
  { type: 'text-delta', text: 'cd', logprobs: [{ token: 'cd', logprob: -3, top_logprobs: [] }] },
  { type: 'end', reason: 'length' },
];

test('probabilities have the older form, with the place of each token', async () => {
  const { choices } = (await testRouter(likely).ask({ logprobs: 1 })).json();
  expect(choices[0]).toEqual({
    text: 'acd',
    index: 0,
    logprobs: {
      tokens: ['a', 'cd'],
      token_logprobs: [-1, -3],
      top_logprobs: [{ b: -2 }, {}],
      text_offset: [0, 1],
    },
    finish_reason: 'length',
  });
});

test('the places of tokens go on from chunk to chunk', async () => {
  const { text } = await testRouter(likely).ask({ logprobs: 1, stream: true });
  const offsets = chunksIn(text).flatMap(({ choices }) => choices[0].logprobs?.text_offset ?? []);
  expect(offsets).toEqual([0, 1]);
});

test('echo puts the prompt before the answer, whole and streamed', async () => {
  const said = (await testRouter().ask({ echo: true })).json().choices[0].text;
  expect(said).toBe('Once uponHello there');
  const { text } = await testRouter().ask({ echo: true, stream: true });
  expect(
    chunksIn(text)
      .map(({ choices }) => choices[0].text)
      .join(''),
  ).toBe(said);
});

test.each([
  ['prompt', 'invalid_type', { prompt: null }],
  ['prompt', 'invalid_type', { prompt: { text: 'a' } }],
  ['prompt', 'invalid_type', { prompt: [] }],
  ['prompt', 'invalid_value', { prompt: '' }],
  ['prompt', 'unsupported_field', { prompt: ['a', 'b'] }],
  ['prompt', 'unsupported_field', { prompt: [1, 2] }],
  ['prompt', 'unsupported_field', { prompt: [[1, 2]] }],
  ['suffix', 'unsupported_field', { suffix: 'end' }],
  ['best_of', 'unsupported_field', { best_of: 3 }],
  ['best_of', 'invalid_type', { best_of: '3' }],
  ['echo', 'unsupported_field', { echo: true, logprobs: 0 }],
  ['logprobs', 'invalid_type', { logprobs: true }],
  ['logprobs', 'invalid_value', { logprobs: 6 }],
  ['max_tokens', 'invalid_value', { max_tokens: 0 }],
  ['n', 'invalid_value', { n: 9 }],
  ['messages', 'unsupported_field', { messages: [] }],
  ['chat_template_kwargs', 'unsupported_field', { chat_template_kwargs: { a: 1 } }],
  ['stream_options', 'invalid_value', { stream_options: { include_usage: true } }],
  ['response_format', 'unsupported_field', { response_format: { type: 'json_object' } }],
])('%s is refused by its name as %s: %j', async (param, code, fields) => {
  const { ask, fake } = testRouter();
  const { status, json } = await ask(fields);
  expect([status, json().error.code, json().error.param]).toEqual([400, code, param]);
  expect(fake.calls).toEqual([]);
});

test.each(['suffix', 'best_of', 'echo', 'logprobs', 'max_tokens', 'n', 'stop', 'user', 'logit_bias'])(
  'null for %s is absent',
  async (name) => {
    expect((await testRouter().ask({ [name]: null })).status).toBe(200);
  },
);

test.each(['mistral', 'nova'])(
  '%s, whose host has no such path, is refused with the reason, and not called',
  async (model) => {
    const { ask, fake } = testRouter();
    const { status, json } = await ask({ model });
    expect([status, json().error.code, json().error.param]).toEqual([400, 'model_lacks_ability', 'model']);
    expect(json().error.message).toBe(
      `model: ${model} cannot continue a text without a chat template (POST /v1/completions). Name a model that can: qwen, llama, auto; or call POST /v1/chat/completions.`,
    );
    expect(fake.calls).toEqual([]);
  },
);

test.each([{ seed: 7 }, { presence_penalty: 1 }, { frequency_penalty: 1 }, { logprobs: 1 }, { top_k: 5 }])(
  'such a model is refused by its name, whatever else it lacks of the request: %j',
  async (fields) => {
    const models = [QWEN, { ...NOVA, abilities: [] }];
    const body = { model: 'nova', prompt: 'Hi', ...fields };
    const { error } = (await answering(routerConfig({ models })).ask({ path, body })).json();
    expect([error.code, error.param]).toEqual(['model_lacks_ability', 'model']);
    expect(error.message).toContain('call POST /v1/chat/completions');
  },
);

test('where a model could continue the text without one field, the refusal of auto names that field', async () => {
  const { error } = (await testRouter().ask({ model: 'auto', top_k: 5 })).json();
  expect([error.code, error.param]).toEqual(['model_lacks_ability', 'top_k']);
  expect(error.message).toContain('leave it out');
});

test('a limit above that of the model is clamped, and the header has its name', async () => {
  const { status, headers } = await testRouter().ask({ max_tokens: 1_000_000 });
  expect([status, headers['x-clamped']]).toEqual([200, `max_tokens=${QWEN.maxOutputTokens}`]);
});

test('auto passes over models whose host has no such path, and the record says why', async () => {
  const down: readonly Step[] = [new Error('down')];
  const fake = fakeHosts({ qwen: down, llama: down });
  const { decision } = await answering(config, { hosts: fake.hosts }).ask({
    path,
    body: { model: 'auto', prompt: 'Hi' },
  });
  expect(fake.calls.map(({ model }) => model)).toEqual(['qwen', 'llama']);
  expect(
    decision?.candidates.filter(({ kept }) => !kept).map(({ model, reason }) => [model, reason]),
  ).toEqual([
    ['mistral', 'lacks-ability'],
    ['nova', 'lacks-ability'],
  ]);
});

test('I1: what the detector finds in a prompt raises the class of the request', async () => {
  const { decision } = await answering(config).ask({
    path,
    body: { model: 'qwen', prompt: 'The card is 4111 1111 1111 1111' },
  });
  expect(decision?.findings).toContainEqual({ type: 'payment-card', count: 1 });
});

test('a prompt that is too long is refused by its own name', async () => {
  const { json } = await testRouter().ask({ prompt: 'w '.repeat(20_000) });
  expect(json().error).toMatchObject({ code: 'context_length_exceeded', param: 'prompt' });
});
