import type { HostErrorReason } from '../../../../lambda/router/chat';
import { createHosts } from '../../../../lambda/router/hosts/hosts';
import { startReplay } from '../../../contract/replay-server';
import { CONFIG, environmentFor, MODELS } from '../../../contract/simulated-aws';

// What each host's refusals mean, as the services send them.

let server: Awaited<ReturnType<typeof startReplay>>;
beforeAll(async () => {
  server = await startReplay();
});
afterAll(() => server.close());

async function reasonOf(
  host: 'vllm' | 'sagemaker' | 'bedrock',
  status: number,
  type = '',
  body: object = {},
) {
  const headers: Record<string, string> = type ? { 'x-amzn-errortype': `${type}:http://internal/` } : {};
  server.answerWith({ status, headers, parts: [Buffer.from(JSON.stringify(body))], finally: 'end' });
  const { url } = server;
  const hosts = createHosts(
    CONFIG,
    environmentFor({ vllm: url, sagemaker: url, bedrock: url, firehose: url, kms: url }),
  );
  const events = hosts[host].converse({
    model: MODELS[host] as never,
    request: { messages: [{ role: 'user', text: 'hello' }] },
    decisionId: 'decision-1',
    signal: AbortSignal.timeout(5000),
  });
  return events[Symbol.asyncIterator]()
    .next()
    .then(
      () => 'answered',
      (error: { reason: HostErrorReason }) => error.reason,
    );
}

test.each<[number, HostErrorReason]>([
  [302, 'malformed'],
  [400, 'rejected'],
  [401, 'denied'],
  [404, 'denied'],
  [408, 'timeout'],
  [413, 'rejected'],
  [422, 'rejected'],
  [429, 'throttled'],
  [500, 'failed'],
  [502, 'failed'],
  [503, 'not-ready'],
  [504, 'timeout'],
])('vLLM or its load balancer with status %d: %s', async (status, reason) => {
  expect(await reasonOf('vllm', status)).toBe(reason);
});

test.each<[number, string, HostErrorReason, string]>([
  [403, 'AccessDeniedException', 'denied', ''],
  [403, 'ExpiredTokenException', 'denied', ''],
  [403, 'InvalidSignatureException', 'denied', ''],
  [403, 'UnrecognizedClientException', 'denied', ''],
  [400, 'ServiceQuotaExceededException', 'denied', ''],
  [404, 'ResourceNotFoundException', 'denied', ''],
  [408, 'ModelTimeoutException', 'timeout', ''],
  [424, 'ModelErrorException', 'failed', ''],
  [429, 'ThrottlingException', 'throttled', ''],
  [429, 'ModelNotReadyException', 'not-ready', ''],
  [500, 'InternalServerException', 'failed', ''],
  [503, 'ServiceUnavailableException', 'not-ready', ''],
  [400, 'ValidationException', 'rejected', 'Input is too long for requested model.'],
  [400, 'ValidationException', 'denied', 'The provided model identifier is invalid.'],
  [
    400,
    'ValidationException',
    'denied',
    'Invocation of model ID x with on-demand throughput isn’t supported. Retry with an inference profile.',
  ],
])('Bedrock with %d %s: %s', async (status, type, reason, message) => {
  expect(await reasonOf('bedrock', status, type, { message })).toBe(reason);
});

test.each<[number, string, HostErrorReason, object]>([
  [500, 'InternalFailure', 'failed', {}],
  [503, 'ServiceUnavailable', 'not-ready', {}],
  [429, 'ModelNotReadyException', 'not-ready', {}],
  [530, 'InternalDependencyException', 'failed', {}],
  [400, 'ThrottlingException', 'throttled', {}],
  [403, 'AccessDeniedException', 'denied', {}],
  [424, 'ModelError', 'failed', {}],
  [424, 'ModelError', 'failed', { OriginalStatusCode: 500 }],
  [424, 'ModelError', 'rejected', { OriginalStatusCode: 400 }],
  [424, 'ModelError', 'throttled', { OriginalStatusCode: 429 }],
  [400, 'ValidationError', 'rejected', { message: '1 validation error detected' }],
  [400, 'ValidationError', 'denied', { Message: 'Endpoint x of account 111122223333 not found.' }],
  [
    400,
    'ValidationError',
    'not-ready',
    {
      message:
        'Inference Component has no capacity to process this request. ApplicationAutoScaling may be in-progress.',
    },
  ],
])('SageMaker with %d %s: %s', async (status, type, reason, body) => {
  expect(await reasonOf('sagemaker', status, type, body)).toBe(reason);
});

test.each(['constructor', '__proto__', 'toString'])(
  'an error whose name is %s means what its status means',
  async (type) => {
    expect(await reasonOf('bedrock', 500, type)).toBe('failed');
  },
);
