import type { HostErrorReason } from '../../../../lambda/router/contract/chat';
import { createHosts } from '../../../../lambda/router/hosts/hosts';
import { startReplay } from '../../../contract/replay-server';
import { CONFIG, environmentFor, MODELS } from '../../../contract/simulated-aws';
import { said } from '../support/said';

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
    request: { messages: [said('user', 'hello')] },
    decisionId: 'decision-1',
  });
  return events.next().then(
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
  [400, 'ValidationException', 'rejected', 'A conversation must start with a user message.'],
  [429, 'ThrottlingException', 'throttled', 'Too many tokens, please wait before trying again.'],
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
  [424, 'ModelError', 'failed', { OriginalStatusCode: 500, OriginalMessage: 'maximum context length' }],
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

// Word for word as seen in public; lambda/router/hosts/too-long.ts names the threads.
const VLLM_TOO_LONG = [
  "This model's maximum context length is 131072 tokens. However, you requested 65536 output tokens and your prompt contains at least 65537 input tokens, for a total of at least 131073 tokens. Please reduce the length of the input prompt or the number of requested output tokens. (parameter=input_tokens, value=65537)",
  "This model's maximum context length is 16384 tokens. However, you requested 122946 tokens (112946 in the messages, 10000 in the completion). Please reduce the length of the messages or completion.",
  "This model's maximum context length is 32768 tokens. However, your request has 32836 input tokens. Please reduce the length of the input messages.",
  "'max_tokens' or 'max_completion_tokens' is too large: 2000. This model's maximum context length is 4096 tokens and your request has 2104 input tokens (2000 > 4096 - 2104).",
  "You passed 9000 input tokens and requested 100 output tokens. However, the model's context length is only 8192 tokens, resulting in a maximum input length of 8092 tokens. Please reduce the length of the input prompt.",
  "Input length (9000) exceeds model's maximum context length (8192).",
  'max_tokens=9000cannot be greater than max_model_len=max_total_tokens=8192. Please request fewer output tokens.',
  'max_completion_tokens=9000 cannot be greater than max_model_len=8192. Please request fewer output tokens.',
  'The prompt (total length 25938) is too long to fit into the model (context length 4096). Make sure that `max_model_len` is no smaller than the number of text tokens plus multimodal tokens.',
  'The decoder prompt (length 9000) is longer than the maximum model length of 8192. Make sure that `max_model_len` is no smaller than the number of text tokens.',
  'max_tokens must be at least 1, got -186',
  'The decoder prompt (length 8192) plus the number of requested output tokens (at least 1) is longer than the maximum model length of 8192. Make sure that `max_model_len` is no smaller than the number of text tokens.',
  'The decoder prompt (length 8192) plus the number of requested output tokens (at least 1) exceeds the maximum model length of 8192.',
  'Prompt length of 9000 is longer than the maximum model length of 8192.',
  'request (5000 tokens) exceeds the available context size (4096 tokens), try increasing it',
  'prompt too long; exceeded max context length by 17 tokens',
];
const BEDROCK_TOO_LONG = [
  'Input is too long for requested model.',
  'The model returned the following errors: Input is too long for requested model.',
  'The model returned the following errors: prompt is too long: 200049 tokens > 200000 maximum',
  'input length and `max_tokens` exceed context limit: 199759 + 8192 > 200000, decrease input length or `max_tokens` and try again',
  "This model's maximum context length is 1048576 tokens. Please reduce the length of the prompt",
  'Input Tokens Exceeded: Number of input tokens exceeds maximum length. Please update the input to try again.',
  '400 Bad Request: Too many input tokens. Max input tokens: 8192, request input token count: 9279 ',
  'too many total text bytes: 26000000 > 25000000',
  'Malformed input request: expected maxLength: 50000, actual: 52611, please reformat your input and try again.',
];

test.each(VLLM_TOO_LONG)(
  'vLLM, or a container of it on SageMaker, says that the request is too long: %s',
  async (message) => {
    const error = { message, type: 'BadRequestError', param: null, code: 400 };
    const wrapped = { OriginalStatusCode: 400, OriginalMessage: JSON.stringify({ error }) };
    expect(await reasonOf('vllm', 400, '', { error })).toBe('too-long');
    expect(await reasonOf('sagemaker', 424, 'ModelError', wrapped)).toBe('too-long');
  },
);

test('vLLM before 0.10 has no error around its words', async () => {
  const [message] = VLLM_TOO_LONG;
  expect(await reasonOf('vllm', 400, '', { object: 'error', message })).toBe('too-long');
});

test.each(BEDROCK_TOO_LONG)('Bedrock says that the request is too long: %s', async (message) => {
  expect(await reasonOf('bedrock', 400, 'ValidationException', { message })).toBe('too-long');
});

test.each([
  'top_p must be in (0, 1], got 0.0.',
  'The model `other` does not exist.',
  'Extra inputs are not permitted',
  'stop[0] is too long',
])('a refusal for another reason stays one: %s', async (message) => {
  expect(await reasonOf('vllm', 400, '', { error: { message } })).toBe('rejected');
});

test.each(['constructor', '__proto__', 'toString'])(
  'an error whose name is %s means what its status means',
  async (type) => {
    expect(await reasonOf('bedrock', 500, type)).toBe('failed');
  },
);
