import {
  BedrockRuntimeClient,
  ConverseCommand,
  ConverseStreamCommand,
} from '@aws-sdk/client-bedrock-runtime';
import { ComprehendClient, ContainsPiiEntitiesCommand } from '@aws-sdk/client-comprehend';
import { FirehoseClient, PutRecordBatchCommand, PutRecordCommand } from '@aws-sdk/client-firehose';
import { GenerateMacCommand, KMSClient } from '@aws-sdk/client-kms';
import {
  InvokeEndpointCommand,
  InvokeEndpointWithResponseStreamCommand,
  SageMakerRuntimeClient,
} from '@aws-sdk/client-sagemaker-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import OpenAI from 'openai';
import {
  type DeliveredRecord,
  type Simulators,
  startSimulators,
} from '../../../local/simulators/start-simulators';
import { CREDENTIALS, REGION } from '../../contract/simulated-aws';

// The simulators speak the real protocols: AWS's SDK clients and the `openai` client talk to them as they are.

/** What every simulated model here takes and gives. */
const WINDOW = { contextTokens: 100, maxOutputTokens: 20 };
const words = (count: number) => 'word '.repeat(count);

let simulators: Simulators;
const records: DeliveredRecord[] = [];

beforeAll(async () => {
  simulators = await startSimulators({
    region: REGION,
    credentials: CREDENTIALS,
    onRecord: (record) => records.push(record),
    models: {
      vllm: ['qwen'],
      sagemaker: ['bank-mistral'],
      bedrock: ['mistral.large:0', 'anthropic.claude:0'],
    },
    windows: {
      vllm: { qwen: WINDOW },
      sagemaker: { 'bank-mistral': WINDOW },
      bedrock: { 'mistral.large:0': WINDOW, 'anthropic.claude:0': WINDOW },
    },
  });
});
afterAll(() => simulators.close());
afterEach(() => {
  for (const name of ['vllm', 'sagemaker', 'bedrock', 'firehose', 'kms', 'comprehend'] as const) {
    simulators[name].fault(undefined);
  }
});

/** HTTP/1.1 for all: Bedrock's client would take HTTP/2, which is optional there and which the simulators do not speak. */
const aws = (name: 'sagemaker' | 'bedrock' | 'firehose' | 'kms' | 'comprehend') => ({
  region: REGION,
  endpoint: simulators[name].url,
  credentials: CREDENTIALS,
  maxAttempts: 1,
  requestHandler: new NodeHttpHandler(),
});

describe('vLLM', () => {
  const openai = () => new OpenAI({ baseURL: `${simulators.vllm.url}/v1`, apiKey: 'none', maxRetries: 0 });
  const messages = [{ role: 'user' as const, content: 'hello big world' }];

  test('answers the openai client, and says that it is simulated', async () => {
    const answer = await openai().chat.completions.create({ model: 'qwen', messages });
    expect(answer.choices[0]?.message.content).toBe(
      '[simulated vLLM answer from model qwen] You said 3 words: hello big world',
    );
    expect(answer.usage).toEqual({
      prompt_tokens: 3,
      completion_tokens: 13,
      total_tokens: 16,
      prompt_tokens_details: null,
    });
  });

  test('counts what earlier turns left in its cache', async () => {
    const { usage } = await openai().chat.completions.create({
      model: 'qwen',
      messages: [
        { role: 'user', content: 'hello' },
        { role: 'assistant', content: 'hello you' },
        { role: 'user', content: 'bye' },
      ],
    });
    expect([usage?.prompt_tokens, usage?.prompt_tokens_details?.cached_tokens]).toEqual([4, 3]);
  });

  test('streams to the openai client', async () => {
    let text = '';
    for await (const chunk of await openai().chat.completions.create({
      model: 'qwen',
      messages,
      stream: true,
    })) {
      text += chunk.choices[0]?.delta.content ?? '';
    }
    expect(text).toContain('hello big world');
  });

  test('stops at max_tokens and says so', async () => {
    const answer = await openai().chat.completions.create({ model: 'qwen', messages, max_tokens: 3 });
    expect(answer.choices[0]).toMatchObject({
      finish_reason: 'length',
      message: { content: '[simulated vLLM answer ' },
    });
  });

  test('stops at a stop sequence', async () => {
    const answer = await openai().chat.completions.create({ model: 'qwen', messages, stop: ['You'] });
    expect(answer.choices[0]?.message.content).toBe('[simulated vLLM answer from model qwen] ');
  });

  test('lists its models and its health', async () => {
    expect((await openai().models.list()).data.map(({ id }) => id)).toEqual(['qwen']);
    expect((await fetch(`${simulators.vllm.url}/health`)).status).toBe(200);
  });

  test('refuses an unknown model and an invalid body', async () => {
    await expect(openai().chat.completions.create({ model: 'other', messages })).rejects.toMatchObject({
      status: 404,
      type: 'NotFoundError',
    });
    await expect(openai().chat.completions.create({ model: 'qwen', messages: [] })).rejects.toMatchObject({
      status: 400,
      type: 'BadRequestError',
    });
  });
});

describe('the context window', () => {
  const openai = () => new OpenAI({ baseURL: `${simulators.vllm.url}/v1`, apiKey: 'none', maxRetries: 0 });
  const vllm = (count: number, max_tokens?: number) =>
    openai().chat.completions.create({
      model: 'qwen',
      messages: [{ role: 'user', content: words(count) }],
      max_tokens,
    });
  const sagemaker = (count: number, max_tokens?: number) =>
    new SageMakerRuntimeClient(aws('sagemaker')).send(
      new InvokeEndpointCommand({
        EndpointName: 'bank-mistral',
        Body: JSON.stringify({ messages: [{ role: 'user', content: words(count) }], max_tokens }),
      }),
    );
  const bedrock = (modelId: string, count: number, maxTokens?: number) =>
    new BedrockRuntimeClient(aws('bedrock')).send(
      new ConverseCommand({
        modelId,
        messages: [{ role: 'user', content: [{ text: words(count) }] }],
        inferenceConfig: { maxTokens },
      }),
    );
  const calls = {
    vllm,
    sagemaker,
    mistral: (count: number, limit?: number) => bedrock('mistral.large:0', count, limit),
    claude: (count: number, limit?: number) => bedrock('anthropic.claude:0', count, limit),
  };

  test.each(Object.entries(calls))('%s takes a prompt and a limit that just fit', async (_, call) => {
    await expect(call(99)).resolves.toBeDefined();
    await expect(call(80, 20)).resolves.toBeDefined();
  });

  test.each<[keyof typeof calls, object]>([
    ['vllm', { status: 400, type: 'BadRequestError', param: 'input_tokens' }],
    ['sagemaker', { name: 'ModelError', OriginalStatusCode: 400 }],
    ['mistral', { name: 'ValidationException' }],
    ['claude', { name: 'ValidationException' }],
  ])(
    '%s refuses, in its own shape, a prompt that is too long alone or with the limit',
    async (name, error) => {
      await expect(calls[name](100)).rejects.toMatchObject(error);
      await expect(calls[name](81, 20)).rejects.toMatchObject(error);
    },
  );

  test('vLLM counts no further than one token past the room, and says so', async () => {
    await expect(vllm(500, 20)).rejects.toThrow(
      /maximum context length is 100 tokens.*requested 20 output tokens.*at least 81 input tokens.*at least 101 tokens/,
    );
  });

  test('SageMaker passes the whole body of the container on as one text', async () => {
    const error = await sagemaker(100).catch((thrown) => thrown);
    expect(JSON.parse(error.OriginalMessage).error).toMatchObject({ param: 'input_tokens', code: 400 });
  });

  test('Claude says whether the prompt is too long, or only together with the limit', async () => {
    await expect(calls.claude(100, 20)).rejects.toThrow('prompt is too long: 100 tokens > 100 maximum');
    await expect(calls.claude(81, 20)).rejects.toThrow('exceed context limit: 81 + 20 > 100');
  });

  test('an answer without a limit ends at the room that is left, and at the ceiling', async () => {
    expect((await vllm(95)).usage?.completion_tokens).toBe(5);
    expect((await vllm(40)).usage?.completion_tokens).toBe(20);
  });
});

describe('SageMaker Runtime', () => {
  const body = (stream: boolean) =>
    Buffer.from(JSON.stringify({ messages: [{ role: 'user', content: 'hello' }], stream }));
  const invoke = (EndpointName: string, Body: Buffer) =>
    new SageMakerRuntimeClient(aws('sagemaker')).send(new InvokeEndpointCommand({ EndpointName, Body }));

  test('answers InvokeEndpoint', async () => {
    const answer = await invoke('bank-mistral', body(false));
    expect(Buffer.from(answer.Body).toString()).toContain('You said 1 words: hello');
  });

  test('streams InvokeEndpointWithResponseStream', async () => {
    const answer = await new SageMakerRuntimeClient(aws('sagemaker')).send(
      new InvokeEndpointWithResponseStreamCommand({ EndpointName: 'bank-mistral', Body: body(true) }),
    );
    let text = '';
    for await (const event of answer.Body ?? []) text += Buffer.from(event.PayloadPart?.Bytes ?? []);
    expect(text.endsWith('data: [DONE]\n\n')).toBe(true);
  });

  test('refuses an unknown endpoint', async () => {
    await expect(invoke('other', body(false))).rejects.toMatchObject({ name: 'ValidationError' });
  });

  test('refuses a body of more than 6 MiB', async () => {
    await expect(invoke('bank-mistral', Buffer.alloc(6_291_457, ' '))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 413 },
    });
  });

  test('returns the container’s refusal as a model error', async () => {
    await expect(invoke('bank-mistral', Buffer.from('{}'))).rejects.toMatchObject({
      name: 'ModelError',
      OriginalStatusCode: 400,
    });
  });
});

describe('Bedrock Runtime', () => {
  const bedrock = (options = {}) => new BedrockRuntimeClient({ ...aws('bedrock'), ...options });
  const request = (modelId = 'mistral.large:0') => ({
    modelId,
    messages: [{ role: 'user' as const, content: [{ text: 'hello' }] }],
  });

  test('answers Converse', async () => {
    const { output, stopReason, usage } = await bedrock().send(new ConverseCommand(request()));
    expect(output?.message?.content?.[0]?.text).toContain(
      '[simulated Bedrock answer from model mistral.large:0]',
    );
    expect({ stopReason, usage }).toEqual({
      stopReason: 'end_turn',
      usage: { inputTokens: 1, outputTokens: 11, totalTokens: 12 },
    });
  });

  test('counts what was read from the cache, and what was written to it', async () => {
    const point = { cachePoint: { type: 'default' as const } };
    const { usage } = await bedrock().send(
      new ConverseCommand({
        modelId: 'mistral.large:0',
        system: [{ text: 'be brief' }, point],
        messages: [{ role: 'user', content: [{ text: 'hello' }, point, { text: 'big world now' }] }],
      }),
    );
    expect(usage).toMatchObject({
      inputTokens: 3,
      cacheReadInputTokens: 2,
      cacheWriteInputTokens: 1,
      totalTokens: 6 + (usage?.outputTokens ?? 0),
    });
  });

  test('streams ConverseStream', async () => {
    const { stream } = await bedrock().send(new ConverseStreamCommand(request()));
    let text = '';
    for await (const event of stream ?? []) text += event.contentBlockDelta?.delta?.text ?? '';
    expect(text).toContain('You said 1 words: hello');
  });

  const named = (guardrailIdentifier: string, guardrailVersion: string) =>
    new ConverseCommand({ ...request(), guardrailConfig: { guardrailIdentifier, guardrailVersion } });

  test.each([
    ['gr0123456789', '3'],
    ['arn:aws:bedrock:eu-central-1:111122223333:guardrail/gr0123456789', '12345678'],
    ['arn:aws-us-gov:bedrock:us-gov-west-1:111122223333:guardrail/gr0123456789', 'DRAFT'],
  ])('takes guardrail %s, version %s', async (identifier, version) => {
    await expect(bedrock().send(named(identifier, version))).resolves.toMatchObject({
      stopReason: 'end_turn',
    });
  });

  test.each([
    ['arn:aws:bedrock:eu-central-1:111122223333:guardrail/gr0123456789:3', '3'],
    ['GR0123456789', '3'],
    ['gr0123456789', 'latest'],
    ['gr0123456789', '123456789'],
  ])('refuses guardrail %s, version %s', async (identifier, version) => {
    await expect(bedrock().send(named(identifier, version))).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });

  test('refuses an unknown model and roles that do not alternate', async () => {
    await expect(bedrock().send(new ConverseCommand(request('other')))).rejects.toMatchObject({
      name: 'ValidationException',
    });
    const twice = { ...request(), messages: [...request().messages, ...request().messages] };
    await expect(bedrock().send(new ConverseCommand(twice))).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });

  test.each([
    [
      'a wrong secret',
      { credentials: { ...CREDENTIALS, secretAccessKey: 'x' } },
      'InvalidSignatureException',
    ],
    ['a wrong region', { region: 'us-east-1' }, 'InvalidSignatureException'],
    [
      'an unknown key',
      { credentials: { ...CREDENTIALS, accessKeyId: 'AKIA0' } },
      'UnrecognizedClientException',
    ],
    [
      'a wrong session',
      { credentials: { ...CREDENTIALS, sessionToken: 'x' } },
      'UnrecognizedClientException',
    ],
    ['a wrong clock', { systemClockOffset: 600_000 }, 'InvalidSignatureException'],
  ])('refuses %s', async (_what, options, name) => {
    await expect(bedrock(options).send(new ConverseCommand(request()))).rejects.toMatchObject({
      name,
      $metadata: { httpStatusCode: 403 },
    });
  });

  test('refuses a request without a signature', async () => {
    const answer = await fetch(`${simulators.bedrock.url}/model/m/converse`, { method: 'POST', body: '{}' });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('x-amzn-errortype')).toMatch(/^MissingAuthenticationTokenException:/);
  });
});

describe('Firehose and KMS', () => {
  test('PutRecord and PutRecordBatch pass on what they accept', async () => {
    const firehose = new FirehoseClient(aws('firehose'));
    const record = (text: string) => ({ Data: Buffer.from(text) });
    await firehose.send(new PutRecordCommand({ DeliveryStreamName: 'audit', Record: record('one') }));
    const batch = await firehose.send(
      new PutRecordBatchCommand({ DeliveryStreamName: 'audit', Records: [record('two'), record('three')] }),
    );
    expect(batch.FailedPutCount).toBe(0);
    expect(records.map(({ stream, data }) => `${stream}: ${data}`)).toEqual([
      'audit: one',
      'audit: two',
      'audit: three',
    ]);
  });

  test('GenerateMac is the same for the same message and key, different for others', async () => {
    const mac = async (KeyId: string, text: string) => {
      const command = new GenerateMacCommand({
        KeyId,
        Message: Buffer.from(text),
        MacAlgorithm: 'HMAC_SHA_256',
      });
      return Buffer.from((await new KMSClient(aws('kms')).send(command)).Mac ?? []).toString('hex');
    };
    expect(await mac('a', 'text')).toMatch(/^[0-9a-f]{64}$/);
    expect(await mac('a', 'text')).toBe(await mac('a', 'text'));
    expect(new Set([await mac('a', 'text'), await mac('b', 'text'), await mac('a', 'other')]).size).toBe(3);
  });

  test('the SDK recognises the errors', async () => {
    const command = new GenerateMacCommand({
      KeyId: '',
      Message: Buffer.from('x'),
      MacAlgorithm: 'HMAC_SHA_256',
    });
    await expect(new KMSClient(aws('kms')).send(command)).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });
});

describe('faults', () => {
  const ask = () =>
    fetch(`${simulators.vllm.url}/v1/chat/completions`, {
      method: 'POST',
      body: JSON.stringify({ model: 'qwen', messages: [{ role: 'user', content: 'hello' }], stream: true }),
    });

  test('a fault lasts for the given number of requests', async () => {
    simulators.vllm.fault({ kind: 'status', status: 503 }, 2);
    const statuses = [await ask(), await ask(), await ask()].map(({ status }) => status);
    expect(statuses).toEqual([503, 503, 200]);
  });

  test('a reset comes after the given number of events', async () => {
    simulators.vllm.fault({ kind: 'reset', afterEvents: 2 });
    const reader = (await ask()).body?.getReader();
    let text = '';
    const read = async () => {
      for (;;) {
        const next = await reader?.read();
        if (!next || next.done) return;
        text += Buffer.from(next.value);
      }
    };
    await expect(read()).rejects.toThrow();
    expect(text.match(/\n\n/g)).toHaveLength(2);
  });

  test('a host that is down cuts every connection', async () => {
    simulators.vllm.fault({ kind: 'down' });
    await expect(ask()).rejects.toThrow();
  });

  test('every request that arrived is recorded, refused or not', async () => {
    simulators.vllm.fault({ kind: 'status', status: 500 }, 1);
    await ask();
    expect(simulators.vllm.calls.at(-1)).toMatchObject({
      method: 'POST',
      path: '/v1/chat/completions',
      model: 'qwen',
      body: { stream: true },
    });
  });
});

describe('Comprehend', () => {
  const ask = (Text: string, LanguageCode: 'en' | 'de' = 'en') =>
    new ComprehendClient(aws('comprehend')).send(new ContainsPiiEntitiesCommand({ Text, LanguageCode }));

  test('returns the kinds it detects, with their scores', async () => {
    const { Labels } = await ask('Alice lives at 10 Any Street.');
    expect(Labels?.map(({ Name }) => Name)).toEqual(['NAME', 'ADDRESS']);
    expect((await ask('In May')).Labels).toEqual([{ Name: 'NAME', Score: 0.52 }]);
    expect((await ask('Eve lives elsewhere.')).Labels).toEqual([]);
  });

  test('refuses what the service refuses', async () => {
    await expect(ask('x'.repeat(102_401))).rejects.toMatchObject({ name: 'TextSizeLimitExceededException' });
    await expect(ask('Alice', 'de')).rejects.toMatchObject({ name: 'UnsupportedLanguageException' });
    await expect(ask('')).rejects.toMatchObject({ name: 'InvalidRequestException' });
  });
});
