import { readEndpoint, serviceEndpoint } from '../../../lambda/aws/endpoints';

const place = (region: string, dnsSuffix: string, environment = {}) => ({ region, dnsSuffix, environment });

test.each([
  ['bedrock', 'eu-central-1', 'amazonaws.com', 'bedrock-runtime.eu-central-1.amazonaws.com'],
  ['sagemaker', 'us-gov-west-1', 'amazonaws.com', 'runtime.sagemaker.us-gov-west-1.amazonaws.com'],
  ['firehose', 'cn-north-1', 'amazonaws.com.cn', 'firehose.cn-north-1.amazonaws.com.cn'],
  ['kms', 'eusc-de-east-1', 'amazonaws.eu', 'kms.eusc-de-east-1.amazonaws.eu'],
] as const)('%s in %s', (service, region, dnsSuffix, host) => {
  expect(serviceEndpoint(service, place(region, dnsSuffix))).toEqual({
    secure: true,
    hostname: host,
    host,
    port: 443,
    path: '',
  });
});

test.each([
  ['bedrock', 'bedrock-runtime-fips.us-gov-west-1.amazonaws.com'],
  ['sagemaker', 'runtime.sagemaker.us-gov-west-1.amazonaws.com'],
  ['firehose', 'firehose.us-gov-west-1.amazonaws.com'],
] as const)('with FIPS for Bedrock, %s is called at %s', (service, host) => {
  const govCloud = { ...place('us-gov-west-1', 'amazonaws.com'), fips: ['bedrock'] as const };
  expect(serviceEndpoint(service, govCloud).hostname).toBe(host);
});

test.each([
  ['bedrock', 'bedrock-runtime.us-west-1.amazonaws.com'],
  ['sagemaker', 'runtime-fips.sagemaker.us-west-1.amazonaws.com'],
] as const)('with FIPS for SageMaker, %s is called at %s', (service, host) => {
  const california = { ...place('us-west-1', 'amazonaws.com'), fips: ['sagemaker'] as const };
  expect(serviceEndpoint(service, california).hostname).toBe(host);
});

test('an override of the environment wins', () => {
  const environment = { AWS_ENDPOINT_URL_KMS: 'https://vpce-1.kms.example:8443/prefix/' };
  expect(serviceEndpoint('kms', place('us-east-1', 'amazonaws.com', environment))).toEqual({
    secure: true,
    hostname: 'vpce-1.kms.example',
    host: 'vpce-1.kms.example:8443',
    port: 8443,
    path: '/prefix',
  });
});

test.each(['http://127.0.0.1:8000', 'http://localhost:8000', 'http://[::1]:8000'])('%s is taken', (url) => {
  expect(readEndpoint(url, 'X')).toMatchObject({ secure: false, port: 8000 });
});

test.each([
  'http://vllm.internal',
  'http://127.0.0.1.evil.example',
  'ftp://127.0.0.1',
  'vllm.internal',
  '',
  'https://user:secret@vllm.internal',
  'https://vllm.internal/?to=elsewhere',
])('%p is refused, by the name of the variable', (url) => {
  expect(() => readEndpoint(url, 'MODEL_QWEN_BASE_URL')).toThrow(/^MODEL_QWEN_BASE_URL must be/);
});
