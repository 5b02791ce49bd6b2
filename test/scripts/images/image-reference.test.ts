import fc from 'fast-check';
import { parseReference, referenceInWords } from '../../../scripts/images/image-reference';
import { apiOf } from '../../../scripts/images/registry/registry-host';

const DIGEST = `sha256:${'a'.repeat(64)}`;

test.each([
  ['vllm/vllm-openai:v0.32.0', 'docker.io', 'vllm/vllm-openai', 'v0.32.0', undefined],
  ['ubuntu', 'docker.io', 'library/ubuntu', undefined, undefined],
  ['docker.io/ubuntu:24.04', 'docker.io', 'library/ubuntu', '24.04', undefined],
  ['localhost/vllm', 'localhost', 'vllm', undefined, undefined],
  ['registry.example.com:5000/vllm', 'registry.example.com:5000', 'vllm', undefined, undefined],
  [`[::1]:5000/vllm:v1@${DIGEST}`, '[::1]:5000', 'vllm', 'v1', DIGEST],
  [`ghcr.io/org/team/image@${DIGEST}`, 'ghcr.io', 'org/team/image', undefined, DIGEST],
  ['quay.io/org/image:v1', 'quay.io', 'org/image', 'v1', undefined],
  [
    'public.ecr.aws/deep-learning-containers/vllm:server-cuda',
    'public.ecr.aws',
    'deep-learning-containers/vllm',
    'server-cuda',
    undefined,
  ],
  [
    '763104351884.dkr.ecr.us-east-1.amazonaws.com/vllm:v1',
    '763104351884.dkr.ecr.us-east-1.amazonaws.com',
    'vllm',
    'v1',
    undefined,
  ],
])('%s is read', (text, registry, repository, tag, digest) => {
  const found = { registry, repository, ...(tag && { tag }), ...(digest && { digest }) };
  expect(parseReference(text)).toEqual(found);
});

test.each([
  ['', 'names no repository'],
  ['Vllm/openai', 'upper-case'],
  ['vllm//openai', 'is no repository'],
  ['../etc/passwd', '".." is no host name'],
  ['a/../etc/passwd', 'is no repository'],
  ['vllm:v1:v2', 'is no tag'],
  ['vllm:', 'is no tag'],
  ['vllm:-v', 'is no tag'],
  ['vllm@sha256:abc', 'is no digest'],
  [`vllm@${DIGEST}@${DIGEST}`, 'is no digest'],
  ['vllm@sha512:abc', 'is no digest'],
  ['registry.example.com:port/vllm', 'is no host name'],
  ['user@registry.example.com/vllm', 'is no digest'],
  ['https://registry.example.com/vllm', 'is no repository'],
  ['vllm openai', 'is no repository'],
])('"%s" is refused: %s', (text, words) => {
  expect(() => parseReference(text)).toThrow(words);
});

test('everything that is wrong with a name is said at once', () => {
  expect(() => parseReference('bad host!.com/Upper:@x')).toThrow(/host name.*upper-case.*no tag.*no digest/);
});

const part = fc.stringMatching(/^[a-z0-9]{1,8}(?:[._-][a-z0-9]{1,8})?$/);
const reference = fc.record(
  {
    registry: fc.constantFrom('docker.io', 'ghcr.io', 'localhost:5000', '[::1]:5000', '127.0.0.1:1'),
    repository: fc.array(part, { minLength: 2, maxLength: 4 }).map((parts) => parts.join('/')),
    tag: fc.stringMatching(/^\w[\w.-]{0,20}$/),
    digest: fc.stringMatching(/^[0-9a-f]{64}$/).map((hex) => `sha256:${hex}`),
  },
  { requiredKeys: ['registry', 'repository'] },
);

test('a name in words is read as the same name', () => {
  fc.assert(
    fc.property(reference, (one) => {
      expect(parseReference(referenceInWords(one))).toEqual(one);
    }),
  );
});

test('any text is a name or refused in words, and no name leaves the path of its repository', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.string({ unit: 'grapheme' })), (text) => {
      try {
        const { registry, repository, tag = 'latest' } = parseReference(text);
        const path = `/v2/${repository}/manifests/${tag}`;
        expect(new URL(path, apiOf(registry)).pathname).toBe(path);
      } catch (error) {
        expect(error).toMatchObject({ kind: 'reference' });
      }
    }),
  );
});

test.each([
  ['docker.io', 'https://registry-1.docker.io/'],
  ['ghcr.io', 'https://ghcr.io/'],
  ['localhost:5000', 'http://localhost:5000/'],
  ['127.0.0.1:5000', 'http://127.0.0.1:5000/'],
  ['localhost.example.com', 'https://localhost.example.com/'],
  ['127.0.0.1.example.com', 'https://127.0.0.1.example.com/'],
])('the API of %s is at %s', (registry, url) => {
  expect(apiOf(registry).href).toBe(url);
});
