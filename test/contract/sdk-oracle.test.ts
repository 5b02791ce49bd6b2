import {
  BedrockRuntimeClient,
  ConverseCommand,
  ConverseStreamCommand,
  type ConverseStreamCommandInput,
} from '@aws-sdk/client-bedrock-runtime';
import { ComprehendClient, ContainsPiiEntitiesCommand } from '@aws-sdk/client-comprehend';
import { FirehoseClient, PutRecordCommand } from '@aws-sdk/client-firehose';
import { GenerateMacCommand, KMSClient } from '@aws-sdk/client-kms';
import {
  InvokeEndpointWithResponseStreamCommand,
  SageMakerRuntimeClient,
} from '@aws-sdk/client-sagemaker-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { createAwsJson } from '../../lambda/aws/aws-json';
import type { ChatRequest } from '../../lambda/router/contract/chat';
import { bedrockRequest } from '../../lambda/router/hosts/bedrock/bedrock-request';
import { callForm } from '../../lambda/router/hosts/bedrock/call-form';
import { createHosts } from '../../lambda/router/hosts/hosts';
import { openAiRequest } from '../../lambda/router/hosts/wire/openai-request';
import { verifySigV4 } from '../../local/simulators/verify-sigv4';
import { said } from '../lambda/router/support/said';
import { batchesOf } from '../lambda/router/support/streams';
import { CASES, TEXT } from './host-cases';
import { recorded } from './recorded';
import { type ReceivedRequest, startReplay } from './replay-server';
import { CONFIG, CREDENTIALS, environmentFor, MODELS, REGION } from './simulated-aws';

// AWS's SDK clients say what is right: what our lean wire path sends is compared with what they send, and the
// recorded streams the contract suite relies on are read by them.

let server: Awaited<ReturnType<typeof startReplay>>;
beforeAll(async () => {
  server = await startReplay();
});
afterAll(() => server.close());

/** HTTP/1.1 for all: Bedrock's client would take HTTP/2, which is optional there. */
const client = () => ({
  region: REGION,
  endpoint: server.url,
  credentials: CREDENTIALS,
  maxAttempts: 1,
  requestHandler: new NodeHttpHandler(),
});
const environment = () => {
  const { url } = server;
  return environmentFor({
    vllm: url,
    sagemaker: url,
    bedrock: url,
    firehose: url,
    kms: url,
    comprehend: url,
  });
};

const request = {
  messages: [
    said('system', 'be brief'),
    said('user', 'Grüße'),
    said('assistant', 'hello'),
    said('user', 'why?'),
  ],
  temperature: 0.5,
  topP: 0.9,
  maxTokens: 64,
  stop: ['END'],
} as const;
const call = () => ({ request, decisionId: 'decision-1' });

/** What arrived while this ran. */
async function received(send: () => Promise<unknown>): Promise<ReceivedRequest> {
  const before = server.received.length;
  await send();
  const [only, ...others] = server.received.slice(before);
  if (!only || others.length > 0) throw new Error('expected exactly one request');
  return only;
}

async function drain(events: AsyncIterable<unknown> | undefined): Promise<unknown[]> {
  const seen: unknown[] = [];
  for await (const event of events ?? []) seen.push(event);
  return seen;
}

/** The parts of a request that decide what AWS makes of it. */
function meaning({ line, headers, body }: ReceivedRequest, names: readonly string[]) {
  const scope = /Credential=([^,]+)/.exec(headers.authorization ?? '')?.[1];
  const chosen = names.map((name) => [name, headers[name]]);
  return { line, scope, headers: Object.fromEntries(chosen), body: JSON.parse(body.toString()) };
}

function expectSame(
  ours: ReceivedRequest,
  theirs: ReceivedRequest,
  names: readonly string[],
  service: string,
) {
  const all = ['content-type', 'content-length', 'host', 'x-amz-security-token', ...names];
  expect(meaning(ours, all)).toEqual(meaning(theirs, all));
  for (const { headers, body, path: url } of [ours, theirs]) {
    const signed = { method: 'POST', url, headers };
    const expected = { service, region: REGION, credentialsFor: () => CREDENTIALS };
    expect(verifySigV4(signed, body, expected)).toEqual({ ok: true, accessKeyId: CREDENTIALS.accessKeyId });
  }
}

test('ConverseStream goes out as the SDK sends it', async () => {
  server.answerWith({ parts: [recorded(CASES.bedrock.answer)], finally: 'end' });
  const body = bedrockRequest(request, MODELS.bedrock, 'decision-1', { id: 'gr0123456789', version: '3' });
  const theirs = await received(async () => {
    const command = new ConverseStreamCommand({ ...body, modelId: MODELS.bedrock.invokeId });
    await drain((await new BedrockRuntimeClient(client()).send(command)).stream);
  });
  const hosts = createHosts(CONFIG, environment());
  const ours = await received(() =>
    drain(batchesOf(hosts.bedrock.converse({ ...call(), model: MODELS.bedrock as never }))),
  );
  expectSame(ours, theirs, [], 'bedrock');
  expect(ours.path).toBe('/model/eu.anthropic.claude-haiku-4-5-20251001-v1%3A0/converse-stream');
});

/** The body as a caller of the SDK writes it: bytes are bytes, and not base64. */
function forSdk(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(forSdk);
  if (typeof value !== 'object' || value === null) return value;
  const isBase64 = (key: string, one: unknown): one is string =>
    (key === 'bytes' || key === 'redactedContent') && typeof one === 'string';
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      isBase64(key, one) ? new Uint8Array(Buffer.from(one, 'base64')) : forSdk(one),
    ]),
  );
}

describe('a request with every part goes out as the SDK sends it', () => {
  const PIXEL =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const image = { type: 'image', format: 'png', data: PIXEL } as const;
  const document = { type: 'document', format: 'pdf', data: 'JVBERi0xLjc=' } as const;
  const text = (words: string) => ({ type: 'text', text: words }) as const;
  const schema = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] } as const;
  const whole: ChatRequest = {
    messages: [
      { role: 'system', parts: [{ ...text('be brief'), cache: '1h' }] },
      { role: 'user', parts: [text('Grüße'), image, document] },
      {
        role: 'assistant',
        parts: [
          { type: 'reasoning', text: 'hm', signature: 'sealed' },
          { type: 'reasoning', text: '', redacted: 'AQID' },
          { type: 'tool-call', id: 'c1', name: 'my.tool', arguments: '{"city":"Köln"}' },
        ],
      },
      {
        role: 'user',
        parts: [{ type: 'tool-result', callId: 'c1', content: [text('sunny'), image], failed: true }],
      },
    ],
    tools: [{ name: 'my.tool', description: 'The weather.', parameters: schema, strict: true, cache: '5m' }],
    parallelToolCalls: false,
    format: { type: 'json-schema', name: 'answer', description: 'The answer.', schema, strict: true },
    maxTokens: 64,
    stop: ['END'],
    serviceTier: 'flex',
  };
  const traits = {
    claude: true,
    forcesTools: 'tool',
    followsSchemas: true,
    resultStatus: true,
    cachePoints: '1h',
  } as const;

  test.each([
    ['ConverseStream', { ...traits, streamsTools: true }, '/converse-stream', 'bedrock/answer.bin'],
    ['Converse', traits, '/converse', undefined],
  ] as const)('%s', async (_operation, converse, ending, stream) => {
    const document =
      stream === undefined
        ? Buffer.from(
            '{"output":{"message":{"role":"assistant","content":[{"text":"a"}]}},"stopReason":"end_turn"}',
          )
        : recorded(stream);
    server.answerWith({ parts: [document], finally: 'end' });
    const form = callForm(whole, { converse });
    const body = bedrockRequest(
      whole,
      MODELS.bedrock,
      'decision-1',
      { id: 'gr0123456789', version: '3' },
      form,
    );
    const input = forSdk({ ...body, modelId: MODELS.bedrock.invokeId }) as ConverseStreamCommandInput;
    const theirs = await received(async () => {
      const bedrock = new BedrockRuntimeClient(client());
      if (!form.streamed) return bedrock.send(new ConverseCommand(input));
      return drain((await bedrock.send(new ConverseStreamCommand(input))).stream);
    });
    const model = { ...MODELS.bedrock, converse };
    const hosts = createHosts(CONFIG, environment());
    const ours = await received(() =>
      drain(
        batchesOf(
          hosts.bedrock.converse({ request: whole, decisionId: 'decision-1', model: model as never }),
        ),
      ),
    );
    expectSame(ours, theirs, [], 'bedrock');
    expect(ours.path.endsWith(ending)).toBe(true);
  });
});

test('InvokeEndpointWithResponseStream goes out as the SDK sends it', async () => {
  server.answerWith({ parts: [recorded(CASES.sagemaker.answer)], finally: 'end' });
  const theirs = await received(async () => {
    const command = new InvokeEndpointWithResponseStreamCommand({
      EndpointName: 'bank-mistral',
      ContentType: 'application/json',
      Accept: 'application/json',
      InferenceId: 'decision-1',
      Body: Buffer.from(JSON.stringify(openAiRequest(request, MODELS.sagemaker))),
    });
    await drain((await new SageMakerRuntimeClient(client()).send(command)).Body);
  });
  const hosts = createHosts(CONFIG, environment());
  const ours = await received(() =>
    drain(batchesOf(hosts.sagemaker.converse({ ...call(), model: MODELS.sagemaker as never }))),
  );
  const names = [
    'x-amzn-sagemaker-accept',
    'x-amzn-sagemaker-inference-id',
    'x-amzn-sagemaker-custom-attributes',
  ];
  expectSame(ours, theirs, names, 'sagemaker');
});

test('PutRecord goes out as the SDK sends it', async () => {
  server.answerWith({ parts: [Buffer.from('{"RecordId":"1"}')], finally: 'end' });
  const data = Buffer.from('{"decision":"1"}\n');
  const theirs = await received(() =>
    new FirehoseClient(client()).send(
      new PutRecordCommand({ DeliveryStreamName: 'records', Record: { Data: data } }),
    ),
  );
  const send = createAwsJson({ region: REGION, dnsSuffix: 'amazonaws.com', environment: environment() });
  const body = { DeliveryStreamName: 'records', Record: { Data: data.toString('base64') } };
  const ours = await received(() =>
    send({ service: 'firehose', target: 'Firehose_20150804.PutRecord', body }),
  );
  expectSame(ours, theirs, ['x-amz-target'], 'firehose');
});

test('GenerateMac goes out as the SDK sends it', async () => {
  server.answerWith({ parts: [Buffer.from('{"Mac":"AAAA"}')], finally: 'end' });
  const message = Buffer.from('a prompt');
  const theirs = await received(() =>
    new KMSClient(client()).send(
      new GenerateMacCommand({ KeyId: 'key-1', Message: message, MacAlgorithm: 'HMAC_SHA_256' }),
    ),
  );
  const send = createAwsJson({ region: REGION, dnsSuffix: 'amazonaws.com', environment: environment() });
  const body = { KeyId: 'key-1', Message: message.toString('base64'), MacAlgorithm: 'HMAC_SHA_256' };
  const ours = await received(() => send({ service: 'kms', target: 'TrentService.GenerateMac', body }));
  expectSame(ours, theirs, ['x-amz-target'], 'kms');
});

test('ContainsPiiEntities goes out as the SDK sends it', async () => {
  server.answerWith({ parts: [Buffer.from('{"Labels":[]}')], finally: 'end' });
  const body = { Text: 'Grüße von Alice', LanguageCode: 'en' } as const;
  const theirs = await received(() =>
    new ComprehendClient(client()).send(new ContainsPiiEntitiesCommand(body)),
  );
  const send = createAwsJson({ region: REGION, dnsSuffix: 'amazonaws.com', environment: environment() });
  const target = 'Comprehend_20171127.ContainsPiiEntities';
  const ours = await received(() => send({ service: 'comprehend', target, body }));
  expectSame(ours, theirs, ['x-amz-target'], 'comprehend');
});

describe('the SDK reads the recorded streams', () => {
  const bedrock = async (name: string) => {
    server.answerWith({ parts: [recorded(name)], finally: 'end' });
    const command = new ConverseStreamCommand({ modelId: 'm', messages: [] });
    return (await new BedrockRuntimeClient(client()).send(command)).stream;
  };
  const sagemaker = async (name: string) => {
    server.answerWith({ parts: [recorded(name)], finally: 'end' });
    const command = new InvokeEndpointWithResponseStreamCommand({
      EndpointName: 'e',
      Body: Buffer.from('{}'),
    });
    return (await new SageMakerRuntimeClient(client()).send(command)).Body;
  };

  test('bedrock/answer.bin: text, stop reason and usage', async () => {
    let text = '';
    let stopReason: unknown;
    let usage: unknown;
    for await (const event of (await bedrock('bedrock/answer.bin')) ?? []) {
      text += event.contentBlockDelta?.delta?.text ?? '';
      stopReason ??= event.messageStop?.stopReason;
      usage ??= event.metadata?.usage;
    }
    expect({ text, stopReason, usage }).toEqual({
      text: TEXT.bedrock,
      stopReason: 'end_turn',
      usage: { inputTokens: 3, outputTokens: 13, totalTokens: 16 },
    });
  });

  test('bedrock/reasoning.bin: a reasoning delta', async () => {
    const events = await drain(await bedrock('bedrock/reasoning.bin'));
    expect(events).toContainEqual(
      expect.objectContaining({
        contentBlockDelta: { contentBlockIndex: 0, delta: { reasoningContent: { text: 'let me think' } } },
      }),
    );
  });

  test('bedrock/guardrail.bin: the guardrail stepped in', async () => {
    const events = await drain(await bedrock('bedrock/guardrail.bin'));
    expect(events).toContainEqual({ messageStop: { stopReason: 'guardrail_intervened' } });
  });

  test('bedrock/error-inside.bin: throttled', async () => {
    const stream = await bedrock('bedrock/error-inside.bin');
    await expect(drain(stream)).rejects.toMatchObject({ name: 'ThrottlingException' });
  });

  test('sagemaker/answer.bin: the container’s own stream', async () => {
    const parts: Uint8Array[] = [];
    for await (const event of (await sagemaker('sagemaker/answer.bin')) ?? []) {
      if (event.PayloadPart?.Bytes) parts.push(event.PayloadPart.Bytes);
    }
    const text = Buffer.concat(parts).toString();
    expect(text).toMatch(/^data: \{"id":"chatcmpl-.*data: \[DONE\]\n\n$/s);
  });

  test('sagemaker/error-inside.bin: the container ran out of time', async () => {
    const stream = await sagemaker('sagemaker/error-inside.bin');
    await expect(drain(stream)).rejects.toMatchObject({
      name: 'ModelStreamError',
      ErrorCode: 'ModelInvocationTimeExceeded',
    });
  });
});
