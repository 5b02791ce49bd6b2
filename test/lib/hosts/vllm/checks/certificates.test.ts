import { problemsAfter } from '../../../config/changed';

const CERTIFICATE = 'certificate/0e1b6a4c-3f52-4d0e-9a77-5f1c2d3e4b5a';

test.each([
  ['another region', `arn:aws:acm:us-west-2:111122223333:${CERTIFICATE}`],
  ['another account', `arn:aws:acm:us-east-1:444455556666:${CERTIFICATE}`],
  ['another partition', `arn:aws-us-gov:acm:us-east-1:111122223333:${CERTIFICATE}`],
])('a certificate of %s is refused', (_what, arn) => {
  expect(problemsAfter({ 'models[0].certificate.arn': arn })).toEqual([
    expect.objectContaining({
      path: 'models[0].certificate.arn',
      allowed: 'arn:aws:acm:us-east-1:111122223333:certificate/…',
    }),
  ]);
});

test('two models cannot share a host name', () => {
  const second = {
    name: 'second',
    host: 'vllm',
    weights: { source: 'Qwen/Qwen3-8B', revision: 'b968826d9c46dd6066d109eabc6255188de91218' },
    image: { source: 'vllm/vllm-openai', digest: `sha256:${'a'.repeat(64)}` },
    instanceType: 'g6.xlarge',
    copies: { desired: 0, max: 1 },
    certificate: {
      arn: `arn:aws:acm:us-east-1:111122223333:${CERTIFICATE}`,
      hostName: 'qwen3-8b.llm.example.com',
    },
    contextTokens: 8_192,
    maxOutputTokens: 1_024,
  };
  expect(problemsAfter({ 'models[4]': second })).toEqual([
    expect.objectContaining({ path: 'models[4].certificate.hostName' }),
  ]);
});

test('the ARN of a private authority is no certificate, and the error says how to get one from it', () => {
  const authority =
    'arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/0e1b6a4c-3f52-4d0e-9a77-5f1c2d3e4b5a';
  expect(problemsAfter({ 'models[0].certificate.arn': authority })).toEqual([
    {
      path: 'models[0].certificate.arn',
      got: authority,
      allowed: 'the ARN of an ACM certificate',
      fix: expect.stringMatching(/^this is a private authority, not a certificate: request one .*caBundle$/),
    },
  ]);
});
