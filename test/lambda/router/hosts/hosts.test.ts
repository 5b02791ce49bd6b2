import dns from 'node:dns';
import { createHosts } from '../../../../lambda/router/hosts/hosts';
import { HOSTS, type Host } from '../../../../policy/boundary';
import { CONFIG, environmentFor, MODELS } from '../../../contract/simulated-aws';
import { said } from '../support/said';

const url = 'http://127.0.0.1:9';
const environment = environmentFor({ vllm: url, sagemaker: url, bedrock: url, firehose: url, kms: url });

test.each(['MODEL_QWEN_BASE_URL', 'MODEL_MISTRAL_ENDPOINT', 'GUARDRAIL_ID', 'GUARDRAIL_VERSION'])(
  'a start without %s names it',
  (name) => {
    expect(() => createHosts(CONFIG, { ...environment, [name]: undefined })).toThrow(name);
  },
);

test('a start without credentials fails with a message about credentials', () => {
  expect(() => createHosts(CONFIG, { ...environment, AWS_ACCESS_KEY_ID: '' })).toThrow('no AWS credentials');
});

test('a vLLM address without TLS is refused outside this machine', () => {
  const open = { ...environment, MODEL_QWEN_BASE_URL: 'http://vllm.internal:8000' };
  expect(() => createHosts(CONFIG, open)).toThrow('MODEL_QWEN_BASE_URL must be an https URL');
});

test('I3: a lane without a model on Bedrock or SageMaker opens no connection to AWS: it starts without credentials', () => {
  const sealed = { ...CONFIG, models: CONFIG.models.filter(({ host }) => host === 'vllm') };
  expect(() => createHosts(sealed, { MODEL_QWEN_BASE_URL: url })).not.toThrow();
});

test.each(HOSTS)('I3: a lane without a model on %s has no way to call it', async (host) => {
  const others = { ...CONFIG, models: CONFIG.models.filter((model) => model.host !== host) };
  const events = createHosts(others, environment)[host].converse(callTo(host));
  await expect(events.next()).rejects.toMatchObject({
    reason: 'denied',
    message: `this lane has no path to ${host}`,
  });
});

test.each(HOSTS)('a lane with models on %s has no way to call another model there', async (host) => {
  const stranger = { ...callTo(host), model: { ...MODELS[host], name: 'stranger' } as never };
  const events = createHosts(CONFIG, environment)[host].converse(stranger);
  await expect(events.next()).rejects.toMatchObject({ reason: 'denied' });
});

test.each([
  ['bedrock', 'bedrock-runtime-fips.us-east-1.amazonaws.com', ['bedrock', 'sagemaker']],
  ['bedrock', 'bedrock-runtime.us-east-1.amazonaws.com', undefined],
  ['sagemaker', 'runtime-fips.sagemaker.us-east-1.amazonaws.com', ['bedrock', 'sagemaker']],
  ['sagemaker', 'runtime.sagemaker.us-east-1.amazonaws.com', undefined],
] as const)('a call of a model on %s goes to %s, with FIPS for %j', async (host, name, fips) => {
  const asked: string[] = [];
  const resolver = jest.spyOn(dns, 'lookup').mockImplementation(((one: string, ...rest: unknown[]) => {
    asked.push(one);
    (rest.at(-1) as (error: Error) => void)(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }));
  }) as never);
  const { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: _, AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME: __, ...at } = environment;
  const config = { ...CONFIG, region: 'us-east-1', dnsSuffix: 'amazonaws.com', fips: fips && [...fips] };
  await expect(createHosts(config, at)[host].converse(callTo(host)).next()).rejects.toThrow();
  resolver.mockRestore();
  expect(asked).toEqual([name]);
});

const callTo = (host: Host) => ({
  model: MODELS[host] as never,
  request: { messages: [said('user', 'hello')] },
  decisionId: 'decision-1',
});
