import { apiEvent, type BundledHandler, type Handled, startBundledHandler } from './support/bundled-handler';
import { startEchoServer } from './support/echo-server';

// I7 on the handler as it is deployed: a canary goes into every place of a request that takes a text, and is looked
// for in everything that is kept or told. The answer of a model is not: that is the caller's.

const CANARY = 'CANARY';
/** As the name of a field: an unknown field is said back where its name is a plain word, so this is none. */
const NAME = 'CANARY 1';
/** What a detector finds, so that there is something to say about it. */
const CARD = '4111111111111111';
const PATH = '/v1/chat/completions';
const MODELS = ['qwen', 'llama', 'mistral', 'nova', 'auto'];

let handler: BundledHandler;
beforeAll(async () => {
  handler = await startBundledHandler();
});
afterAll(() => handler.close());
beforeEach(() => {
  handler.records.length = 0;
});

/** Log, records, response headers, and every body or event that is an error. */
function keptOf({ log, answers }: Handled): string {
  const errors = answers.flatMap(({ statusCode, body }) =>
    statusCode === 200 ? body.split('\n\n').filter((part) => part.includes('"error"')) : [body],
  );
  const headers = answers.map((answer) => answer.headers);
  return [...log, ...handler.records, JSON.stringify(headers), ...errors].join('\n');
}

const messages = [
  { role: 'system', content: CANARY },
  { role: 'user', content: [{ type: 'text', text: CANARY }] },
  { role: 'assistant', content: CANARY },
  { role: 'user', content: CANARY },
];
const accepted = {
  messages,
  user: CANARY,
  safety_identifier: CANARY,
  prompt_cache_key: CANARY,
  stop: [CANARY],
  metadata: { note: CANARY },
};

/** Each a request of its own, added to one that would be fine. */
const refused: readonly object[] = [
  { model: CANARY },
  { messages: CANARY },
  { messages: [{ role: CANARY, content: CANARY }] },
  { messages: [{ role: 'user', content: CANARY, name: CANARY }] },
  { messages: [{ role: 'user', content: [{ type: CANARY, text: CANARY }] }] },
  { messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: CANARY } }] }] },
  { messages: [{ role: 'assistant', tool_calls: [{ id: CANARY, function: { arguments: CANARY } }] }] },
  { messages: [{ role: 'tool', tool_call_id: CANARY, content: CANARY }] },
  { temperature: CANARY },
  { top_p: CANARY },
  { max_tokens: CANARY },
  { stop: { [NAME]: CANARY } },
  { stream: CANARY },
  { stream_options: { [NAME]: CANARY } },
  { metadata: CANARY },
  { metadata: { data_class: CANARY } },
  { metadata: { [NAME]: { deep: CANARY } } },
  { tools: [{ type: 'function', function: { name: CANARY, description: CANARY } }] },
  { tool_choice: CANARY },
  { response_format: { type: CANARY } },
  { logit_bias: { [NAME]: 1 } },
  { user: { [NAME]: CANARY } },
  { [NAME]: CANARY },
];

const everyModel = (body: object) =>
  MODELS.flatMap((model) =>
    [true, false].map((stream) => apiEvent('POST', PATH, { model, ...body, stream })),
  );

test('I7: nothing of a request that is answered is kept', async () => {
  const handled = await handler.handle(...everyModel(accepted));
  expect(handled.answers.map(({ statusCode }) => statusCode)).toEqual(Array(10).fill(200));
  expect(handler.records.length).toBe(20);
  expect(keptOf(handled)).not.toContain('CANARY');
}, 20_000);

test('I7: nothing of what a detector found is kept', async () => {
  const found = [{ role: 'user', content: `My card number is ${CARD}` }];
  const handled = await handler.handle(...everyModel({ messages: found, user: CARD }));
  expect(handler.records.length).toBe(20);
  expect(keptOf(handled)).not.toContain('4111');
}, 20_000);

test('I7: no text of a refused request is kept or returned, whichever field is wrong', async () => {
  const fine = { model: 'auto', messages: [{ role: 'user', content: 'Hi' }] };
  const bodies = refused.map((field) => ({ ...fine, ...field }));
  const handled = await handler.handle(...bodies.map((body) => apiEvent('POST', PATH, body)));
  expect(keptOf(handled)).not.toContain('CANARY');
  expect(handler.records.length).toBe(2 * bodies.length);
}, 20_000);

test.each([
  ['a body that is no JSON', apiEvent('POST', PATH, `{"model": ${CANARY}`)],
  ['a repeated key', apiEvent('POST', PATH, `{"${NAME}":1,"${NAME}":2}`)],
  ['the path', apiEvent('GET', `/v1/${encodeURIComponent(CANARY)}`)],
  ['the method', apiEvent('CANARY', PATH)],
  [
    'the headers',
    apiEvent(
      'POST',
      PATH,
      { model: 'auto', messages },
      {
        'x-data-class': CANARY,
        authorization: CANARY,
        cookie: CANARY,
        'user-agent': CANARY,
        'x-amzn-trace-id': CANARY,
        'x-request-id': CANARY,
        'x-canary': CANARY,
      },
    ),
  ],
  [
    'the query, the session name and the rest of the event',
    {
      ...apiEvent('POST', PATH, { model: 'auto', messages }),
      queryStringParameters: { q: CANARY },
      stageVariables: { v: CANARY },
      requestContext: {
        requestId: 'request-1',
        identity: {
          userArn: 'arn:aws:sts::111122223333:assumed-role/claims/CANARY',
          userAgent: CANARY,
          sourceIp: CANARY,
        },
      },
    },
  ],
])(
  'I7: a canary in %s is neither kept nor said back',
  async (_, event) => {
    expect(keptOf(await handler.handle(event))).not.toContain('CANARY');
  },
  20_000,
);

test.each([400, 401, 403, 404, 429, 500, 503])(
  'I7: models that say the prompt back in their errors (%i) do not bring it into what is kept or told',
  async (status) => {
    const echo = await startEchoServer(status, 'CANARY');
    const variables = {
      MODEL_QWEN_BASE_URL: echo.url,
      AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME: echo.url,
      AWS_ENDPOINT_URL_BEDROCK_RUNTIME: echo.url,
    };
    const handled = await handler.handleWith(variables, ...everyModel(accepted));
    await echo.close();
    expect(handled.answers.map(({ statusCode }) => statusCode)).not.toContain(200);
    expect(keptOf(handled)).not.toContain('CANARY');
  },
  20_000,
);

test.each(['FIREHOSE', 'KMS'])(
  'I7: nor does %s, when it refuses',
  async (service) => {
    const echo = await startEchoServer(400, 'CANARY');
    const event = apiEvent('POST', PATH, { model: 'auto', messages });
    const handled = await handler.handleWith({ [`AWS_ENDPOINT_URL_${service}`]: echo.url }, event);
    await echo.close();
    expect(handled.answers[0]?.statusCode).toBe(503);
    expect(keptOf(handled)).not.toContain('CANARY');
  },
  20_000,
);
