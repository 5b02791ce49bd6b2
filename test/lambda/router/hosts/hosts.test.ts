import { createHosts } from '../../../../lambda/router/hosts/hosts';
import { CONFIG, environmentFor, MODELS } from '../../../contract/simulated-aws';

const url = 'http://127.0.0.1:9';
const environment = environmentFor({ vllm: url, sagemaker: url, bedrock: url, firehose: url, kms: url });

test.each(['MODEL_QWEN_BASE_URL', 'MODEL_MISTRAL_ENDPOINT', 'GUARDRAIL_ID', 'GUARDRAIL_VERSION'])(
  'a start without %s names it',
  (name) => {
    expect(() => createHosts(CONFIG, { ...environment, [name]: undefined })).toThrow(name);
  },
);

test('a start without credentials says so', () => {
  expect(() => createHosts(CONFIG, { ...environment, AWS_ACCESS_KEY_ID: '' })).toThrow('no AWS credentials');
});

test('a vLLM address without TLS is refused outside this machine', () => {
  const open = { ...environment, MODEL_QWEN_BASE_URL: 'http://vllm.internal:8000' };
  expect(() => createHosts(CONFIG, open)).toThrow('MODEL_QWEN_BASE_URL must be an https URL');
});

test('I3: a lane without a model on Bedrock has no way to call it', async () => {
  const sealed = { ...CONFIG, models: CONFIG.models.filter(({ host }) => host === 'vllm') };
  const hosts = createHosts(sealed, { MODEL_QWEN_BASE_URL: url });
  const events = hosts.bedrock.converse({
    model: MODELS.bedrock as never,
    request: { messages: [{ role: 'user', text: 'hello' }] },
    decisionId: 'decision-1',
    signal: AbortSignal.timeout(1000),
  });
  await expect(events[Symbol.asyncIterator]().next()).rejects.toMatchObject({
    reason: 'denied',
    message: expect.stringContaining('no path'),
  });
});
